// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import im.yan.client.SendException;
import im.yan.schemas.v1.SendAck;
import im.yan.testkit.guarantee.Run;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** What became of everything that was asked. Bounded by the run's number of messages; safe from any thread. */
final class Tally {
    private final Run run;
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final Map<String, AtomicInteger> acked = new ConcurrentHashMap<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    Tally(Run run) {
        this.run = run;
    }

    /** Notes what the answer will be. */
    void follow(String clientMsgId, CompletableFuture<SendAck> answer) {
        follow(clientMsgId, answer, refusal -> false);
    }

    /** @param rightly whether it may be refused so; then it must not be in the log */
    void follow(String clientMsgId, CompletableFuture<SendAck> answer, Predicate<SendException> rightly) {
        asked.incrementAndGet();
        answer.whenComplete((ack, failure) -> {
            if (failure == null) {
                run.acked(new Run.Ack(ack.getConversationId(), clientMsgId, ack.getSeq()));
                acked.computeIfAbsent(ack.getConversationId(), absent -> new AtomicInteger())
                        .incrementAndGet();
            } else if (failure instanceof SendException refusal && rightly.test(refusal)) {
                refused.add(clientMsgId);
            } else {
                failures.add(clientMsgId + " failed: " + failure.getMessage());
            }
            answered.incrementAndGet();
        });
    }

    boolean isAllAnswered() {
        return answered.get() == asked.get();
    }

    int ackedIn(String conversationId) {
        var count = acked.get(conversationId);
        return count == null ? 0 : count.get();
    }

    /** The clientMsgIds of what was rightly refused. */
    Set<String> refused() {
        return Set.copyOf(refused);
    }

    List<String> failures() {
        return List.copyOf(failures);
    }
}
