// SPDX-License-Identifier: Apache-2.0
package im.yan.client.receiving;

import im.yan.client.loop.Backoff;
import im.yan.client.loop.ClientLoop;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Pulls what conversations miss, page by page, until they miss nothing, however far the store lags behind the log. On the
 * loop only.
 */
final class Puller {
    /** Conversations of one client pulled at the same time; others wait their turn. */
    static final int AT_ONCE_MAX = 4;

    /** Who misses something; called on the loop. */
    interface Target {
        boolean isBehind(String conversationId);

        long held(String conversationId);

        void pulled(String conversationId, HistorySource.Page page);

        void refused(String conversationId);
    }

    private final ClientLoop loop;
    private final ReceivingTimings timings;
    private final HistorySource history;
    private final Target target;
    private final RandomGenerator random = new SplittableRandom();
    private final Map<String, Backoff> wanted = new HashMap<>();
    private final Queue<String> ready = new ArrayDeque<>();
    private int running;
    private boolean stopped;

    Puller(ClientLoop loop, ReceivingTimings timings, HistorySource history, Target target) {
        this.loop = loop;
        this.timings = timings;
        this.history = history;
        this.target = target;
    }

    /** The conversation misses something; asking again while it is pulled changes nothing. */
    void want(String conversationId) {
        if (!wanted.containsKey(conversationId)) {
            wanted.put(conversationId, new Backoff(timings.pullFirst(), timings.pullMax(), random));
            enqueue(conversationId);
        }
    }

    void stop() {
        stopped = true;
        ready.clear();
    }

    private void enqueue(String conversationId) {
        if (!stopped) {
            ready.add(conversationId);
            startMore();
        }
    }

    private void startMore() {
        while (running < AT_ONCE_MAX && !ready.isEmpty()) {
            var conversation = ready.remove();
            if (target.isBehind(conversation)) {
                start(conversation, target.held(conversation));
            } else {
                wanted.remove(conversation); // it came by itself meanwhile
            }
        }
    }

    private void start(String conversation, long held) {
        running++;
        loop.blocking(() -> {
            var answer = history.after(conversation, held);
            return () -> fetched(conversation, held, answer);
        });
    }

    private void fetched(String conversation, long heldBefore, HistorySource.Answer answer) {
        running--;
        if (stopped) {
            return;
        }
        switch (answer) {
            case HistorySource.Page page -> target.pulled(conversation, page);
            case HistorySource.Refused refused -> target.refused(conversation);
            case HistorySource.Unavailable unavailable -> {}
        }
        goOn(conversation, heldBefore);
        startMore();
    }

    private void goOn(String conversation, long heldBefore) {
        var backoff = wanted.get(conversation);
        if (backoff == null) {
            return;
        }
        if (!target.isBehind(conversation)) {
            wanted.remove(conversation);
        } else if (target.held(conversation) == heldBefore) {
            loop.after(backoff.next(), () -> enqueue(conversation));
        } else {
            backoff.reset();
            enqueue(conversation);
        }
    }
}
