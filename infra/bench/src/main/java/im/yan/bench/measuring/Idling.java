// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.measuring;

import im.yan.dev.stack.Stack;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What the processes use while nothing is asked of them: polling, heartbeats, idle sockets.
 *
 * @param used CPU nanoseconds by process
 * @param nanos in this time
 */
public record Idling(Map<String, Long> used, long nanos) {

    /** Watches for so long. */
    public static Idling of(Stack stack, Duration time) throws InterruptedException {
        var before = CpuReading.of(stack);
        Thread.sleep(time);
        return between(before, CpuReading.of(stack));
    }

    static Idling between(CpuReading before, CpuReading after) {
        return new Idling(before.usedUntil(after), before.nanosUntil(after));
    }

    /** Both times together: before and after a load, what drifts cancels out. */
    public Idling and(Idling other) {
        var sum = new HashMap<>(used);
        other.used.forEach((process, more) -> sum.merge(process, more, Long::sum));
        return new Idling(sum, nanos + other.nanos);
    }

    /** By process. */
    Map<String, Double> cores() {
        var cores = new HashMap<String, Double>();
        used.forEach((process, cpu) -> cores.put(process, (double) cpu / nanos));
        return cores;
    }
}
