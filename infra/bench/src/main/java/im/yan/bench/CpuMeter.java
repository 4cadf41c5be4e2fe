// SPDX-License-Identifier: Apache-2.0
package im.yan.bench;

import im.yan.dev.stack.Stack;
import im.yan.servers.ProcessUsage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** CPU time that each process of a stack, and this one, has used since the start. */
final class CpuMeter {
    private static final String LOAD_GENERATOR = "load generator";

    private final Stack stack;
    private final Map<String, Duration> atStart;

    private CpuMeter(Stack stack) {
        this.stack = stack;
        this.atStart = read(stack);
    }

    static CpuMeter start(Stack stack) {
        return new CpuMeter(stack);
    }

    /** Microseconds per message, by process. */
    Map<String, Double> perMessage(int messages) {
        Map<String, Double> micros = new LinkedHashMap<>();
        read(stack).forEach((process, cpu) -> {
            var used = cpu.minus(atStart.getOrDefault(process, Duration.ZERO));
            micros.put(process, used.toNanos() / 1e3 / Math.max(1, messages));
        });
        return micros;
    }

    private static Map<String, Duration> read(Stack stack) {
        Map<String, Duration> cpu = new LinkedHashMap<>();
        for (var process : stack.processes()) {
            stack.usage(process).ifPresent(usage -> cpu.put(process, usage.cpu()));
        }
        ProcessUsage.of(ProcessHandle.current().pid()).ifPresent(usage -> cpu.put(LOAD_GENERATOR, usage.cpu()));
        return cpu;
    }
}
