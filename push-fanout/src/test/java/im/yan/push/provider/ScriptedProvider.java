// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import im.yan.schemas.v1.PushRequest;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/** Answers as it is told, else with delivered; calls about a conversation called {@link #SLOW} wait to be let go. */
final class ScriptedProvider implements Provider {
    static final String SLOW = "g:1";

    private final String name;
    private final Queue<Outcome> answers = new ConcurrentLinkedQueue<>();
    private final List<PushRequest> calls = new CopyOnWriteArrayList<>();
    private final Semaphore slow = new Semaphore(0);
    private volatile boolean broken;

    ScriptedProvider() {
        this("scripted");
    }

    ScriptedProvider(String name) {
        this.name = name;
    }

    void answers(Outcome... outcomes) {
        answers.addAll(List.of(outcomes));
    }

    /** From now on calls end in a way none may. */
    void breaks() {
        broken = true;
    }

    void letGo(int calls) {
        slow.release(calls);
    }

    List<PushRequest> calls() {
        return List.copyOf(calls);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> targets(PushRequest request) {
        return List.of("there");
    }

    @Override
    public Outcome deliver(PushRequest request, String target) throws InterruptedException {
        calls.add(request);
        if (broken) {
            throw new IllegalStateException("a bug");
        }
        if (request.getConversationId().equals(SLOW)) {
            slow.acquire();
        }
        var answer = answers.poll();
        return answer == null ? new Outcome.Delivered() : answer;
    }
}
