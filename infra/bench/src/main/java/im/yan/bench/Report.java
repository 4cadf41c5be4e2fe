// SPDX-License-Identifier: Apache-2.0
package im.yan.bench;

import java.util.List;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** The figures as text. */
final class Report {

    private Report() {}

    static String of(BenchPlan plan, List<Step> steps) {
        var table = steps.stream().map(Report::line).collect(Collectors.joining(System.lineSeparator()));
        var highest = steps.stream()
                .filter(step -> step.sustained(plan.latencyLimit()))
                .reduce((lower, higher) -> higher);
        return """

                %d users in pairs, %d-byte bodies, open loop; milliseconds from when a message was due
                %s

                highest sustained rate (p99 of send to deliver within %d ms, nothing missing): %s
                %s""".formatted(
                        plan.users(),
                        plan.bodyBytes(),
                        table,
                        plan.latencyLimit().toMillis(),
                        highest.map(step -> step.rate() + " messages/s").orElse("none of these"),
                        highest.map(Report::cpu).orElse(""));
    }

    static String line(Step step) {
        var figures = step.figures();
        return "%5d/s  sent %6d  missing %4d  ack %s  deliver %s  raw hop %s  deliver/hop p50 %.1f  CPU %.0f us/message"
                .formatted(
                        step.rate(),
                        figures.sent(),
                        figures.missing(),
                        percentiles(figures.toAck()),
                        percentiles(figures.toDeliver()),
                        percentiles(step.hop()),
                        ratio(figures.toDeliver(), step.hop()),
                        step.cpuMicrosInAll());
    }

    private static String cpu(Step step) {
        return step.cpuMicros().entrySet().stream()
                .map(process -> "  %-16s %6.0f".formatted(process.getKey(), process.getValue()))
                .collect(Collectors.joining(
                        System.lineSeparator(),
                        "CPU microseconds per message at %d/s:%n".formatted(step.rate()),
                        "%n  %-16s %6.0f".formatted("in all", step.cpuMicrosInAll())));
    }

    private static String percentiles(Histogram micros) {
        return "%.0f/%.0f/%.0f".formatted(millis(micros, 50), millis(micros, 95), millis(micros, 99));
    }

    private static double ratio(Histogram micros, Histogram baseline) {
        return millis(micros, 50) / Math.max(0.001, millis(baseline, 50));
    }

    private static double millis(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / 1e3;
    }
}
