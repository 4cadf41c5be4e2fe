// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** When something came out. Safe from any thread; bounded by the run's number of messages and devices. */
final class OutputMeter {
    private final Queue<Long> nanoTimes = new ConcurrentLinkedQueue<>();

    void note() {
        nanoTimes.add(System.nanoTime());
    }

    /** How much came out within this window. */
    long count(long fromNanos, long toNanos) {
        return nanoTimes.stream()
                .filter(time -> time > fromNanos && time < toNanos)
                .count();
    }

    /** The longest time without output within this window, both its ends included. */
    Duration longestGap(long fromNanos, long toNanos) {
        var inOrder = nanoTimes.stream()
                .mapToLong(Long::longValue)
                .filter(time -> time > fromNanos && time < toNanos)
                .sorted()
                .toArray();
        var longest = 0L;
        var last = fromNanos;
        for (var time : inOrder) {
            longest = Math.max(longest, time - last);
            last = time;
        }
        return Duration.ofNanos(Math.max(longest, toNanos - last));
    }
}
