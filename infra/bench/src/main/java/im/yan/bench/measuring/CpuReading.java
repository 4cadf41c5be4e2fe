// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.measuring;

import im.yan.dev.stack.Stack;
import im.yan.servers.ProcessUsage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * CPU time that each process of a stack, and this one, has used since it was started.
 *
 * @param atNanos when this was
 */
public record CpuReading(long atNanos, Map<String, Duration> used) {
    public static final String LOAD_GENERATOR = "load generator";

    public static CpuReading of(Stack stack) {
        Map<String, Duration> used = new LinkedHashMap<>();
        for (var process : stack.processes()) {
            stack.usage(process).ifPresent(usage -> used.put(process, usage.cpu()));
        }
        ProcessUsage.of(ProcessHandle.current().pid()).ifPresent(usage -> used.put(LOAD_GENERATOR, usage.cpu()));
        return new CpuReading(System.nanoTime(), used);
    }

    /** What so many things took each, if all that was used between this reading and the later one was for them. */
    public CpuCost costUntil(CpuReading later, int things) {
        return cost(later, things, Map.of());
    }

    /** As {@link #costUntil(CpuReading, int)}, without what the processes use in that time anyway. */
    public CpuCost costUntil(CpuReading later, int things, Idling idling) {
        return cost(later, things, idling.cores());
    }

    private CpuCost cost(CpuReading later, int things, Map<String, Double> idleCores) {
        var elapsed = nanosUntil(later);
        Map<String, Double> micros = new LinkedHashMap<>();
        usedUntil(later).forEach((process, nanos) -> {
            var idle = idleCores.getOrDefault(process, 0.0) * elapsed;
            micros.put(process, (nanos - idle) / 1e3 / Math.max(1, things));
        });
        return new CpuCost(micros);
    }

    long nanosUntil(CpuReading later) {
        return Math.max(1, later.atNanos - atNanos);
    }

    /** Nanoseconds by process. */
    Map<String, Long> usedUntil(CpuReading later) {
        Map<String, Long> nanos = new LinkedHashMap<>();
        later.used.forEach((process, cpu) -> {
            var before = Optional.ofNullable(used.get(process)).orElse(Duration.ZERO);
            nanos.put(process, cpu.minus(before).toNanos());
        });
        return nanos;
    }
}
