// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.measuring;

import org.HdrHistogram.Histogram;

/** Histograms of microseconds as text in milliseconds. */
public final class Latencies {

    private Latencies() {}

    /** p50/p95/p99. */
    public static String percentiles(Histogram micros) {
        return "%.0f/%.0f/%.0f".formatted(millis(micros, 50), millis(micros, 95), millis(micros, 99));
    }

    /** How many times the baseline, at the median. */
    public static double ratio(Histogram micros, Histogram baseline) {
        return millis(micros, 50) / Math.max(0.001, millis(baseline, 50));
    }

    private static double millis(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / 1e3;
    }
}
