// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.measuring;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * What holding one rate gave.
 *
 * @param rate messages a second that were due
 * @param hop latencies of the raw Kafka hop meanwhile, in microseconds
 * @param cpu per message
 */
public record Step(int rate, Figures figures, Histogram hop, CpuCost cpu) {

    /** Everything arrived, in time, and the load generator kept up. */
    public boolean sustained(Duration latencyLimit) {
        return figures.missing() == 0 && figures.toDeliver().getValueAtPercentile(99) <= latencyLimit.toNanos() / 1_000;
    }
}
