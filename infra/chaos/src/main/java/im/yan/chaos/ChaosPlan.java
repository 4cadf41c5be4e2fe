// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import java.time.Duration;
import java.util.List;

/**
 * What a fault run does.
 *
 * @param messages how many are sent at least: it goes on until every fault has struck
 * @param rate messages a second over all conversations
 * @param conversations how many there are of each kind: pairs of users, groups
 * @param faults strike in turn, again and again until everything is sent
 * @param interval quiet time between two of them
 */
record ChaosPlan(int messages, int rate, int conversations, List<Fault> faults, Duration interval, long seed) {

    /** Every service but http-api, in an order that lets each come back before its neighbour goes. */
    static final List<String> EVERY_SERVICE =
            List.of("stream-router", "push-fanout", "connector-0", "storage-sink", "unread-counter", "connector-1");

    /** The same where there are two of each. */
    static final List<String> EVERY_INSTANCE = List.of(
            "stream-router",
            "push-fanout-2",
            "connector-0",
            "stream-router-2",
            "push-fanout",
            "storage-sink",
            "unread-counter",
            "connector-1",
            "storage-sink-2",
            "unread-counter-2");

    ChaosPlan {
        if (messages < 1 || rate < 1 || conversations < 1) {
            throw new IllegalArgumentException("messages, rate and the number of conversations must be positive");
        }
        if (faults.isEmpty()) {
            throw new IllegalArgumentException("at least one process must be hit");
        }
        faults = List.copyOf(faults);
    }

    static List<Fault> killing(List<String> processes) {
        return processes.stream().<Fault>map(Fault.Kill::new).toList();
    }

    /**
     * Every store and what carries to it, each killed and paused.
     *
     * @param pause longer than the patience of those who wait for it
     * @param shutdown how long Elasticsearch is away at a stretch
     */
    static List<Fault> everyStore(Duration pause, Duration shutdown) {
        return List.of(
                new Fault.Kill("mysql"),
                new Fault.Pause("redis", pause),
                new Fault.Kill("elasticsearch"),
                new Fault.Pause("storage-sink", pause),
                new Fault.KillLeader(),
                new Fault.Pause("mysql", pause),
                new Fault.Kill("redis"),
                new Fault.Pause("elasticsearch", pause),
                new Fault.Kill("storage-sink-2"),
                new Fault.Shutdown("elasticsearch", shutdown));
    }

    /**
     * The plan of one of two kinds of traffic at a time.
     *
     * @param number which of the two: each has random choices of its own, as messages are named by them
     */
    ChaosPlan half(int number) {
        return new ChaosPlan(
                Math.ceilDiv(messages, 2), Math.ceilDiv(rate, 2), conversations, faults, interval, seed + number);
    }
}
