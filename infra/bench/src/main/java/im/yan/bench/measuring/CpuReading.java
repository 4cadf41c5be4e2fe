// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.measuring;

import im.yan.dev.stack.Stack;
import im.yan.servers.ProcessUsage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * CPU time that each process of a stack, and this one, has used since it was started.
 *
 * @param atNanos when this was
 */
public record CpuReading(long atNanos, Map<String, Duration> used) {
    public static final String LOAD_GENERATOR = "load generator";

    /** For {@link #perMessage}, where what the processes use anyway belongs to the messages. */
    public static final Map<String, Double> NOTHING = Map.of();

    public static CpuReading of(Stack stack) {
        Map<String, Duration> used = new LinkedHashMap<>();
        for (var process : stack.processes()) {
            stack.usage(process).ifPresent(usage -> used.put(process, usage.cpu()));
        }
        ProcessUsage.of(ProcessHandle.current().pid()).ifPresent(usage -> used.put(LOAD_GENERATOR, usage.cpu()));
        return new CpuReading(System.nanoTime(), used);
    }

    /** Cores that each process has kept busy from this reading to the later one. */
    public Map<String, Double> coresUntil(CpuReading later) {
        var elapsed = Math.max(1, later.atNanos - atNanos);
        return microsUntil(later, micros -> micros * 1e3 / elapsed);
    }

    /**
     * Microseconds by process for each of the messages that were sent between this reading and the later one.
     *
     * @param idleCores what each process uses without messages
     */
    public Map<String, Double> perMessage(CpuReading later, int messages, Map<String, Double> idleCores) {
        var elapsedMicros = (later.atNanos - atNanos) / 1e3;
        var micros = microsUntil(later, used -> used);
        micros.replaceAll((process, used) ->
                (used - idleCores.getOrDefault(process, 0.0) * elapsedMicros) / Math.max(1, messages));
        return micros;
    }

    private Map<String, Double> microsUntil(CpuReading later, DoubleUnaryOperator as) {
        Map<String, Double> micros = new LinkedHashMap<>();
        later.used.forEach((process, cpu) -> {
            var more = cpu.minus(used.getOrDefault(process, Duration.ZERO));
            micros.put(process, as.applyAsDouble(more.toNanos() / 1e3));
        });
        return micros;
    }
}
