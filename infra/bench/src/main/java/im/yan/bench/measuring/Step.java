// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.measuring;

import java.time.Duration;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What holding one rate gave.
 *
 * @param rate messages a second that were due
 * @param hop latencies of the raw Kafka hop meanwhile, in microseconds
 * @param cpuMicros CPU time per message by process, in microseconds
 */
public record Step(int rate, Figures figures, Histogram hop, Map<String, Double> cpuMicros) {

    /** Everything arrived, in time, and the load generator kept up. */
    public boolean sustained(Duration latencyLimit) {
        return figures.missing() == 0 && figures.toDeliver().getValueAtPercentile(99) <= latencyLimit.toNanos() / 1_000;
    }

    public double cpuMicrosInAll() {
        return cpuMicros.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Of all processes that are called so, the second instance or connector included. */
    public double cpuMicrosOf(String name) {
        return cpuMicros.entrySet().stream()
                .filter(process -> process.getKey().startsWith(name))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}
