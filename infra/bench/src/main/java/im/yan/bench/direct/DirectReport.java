// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.direct;

import im.yan.bench.measuring.Latencies;
import im.yan.bench.measuring.Step;
import java.util.List;
import java.util.stream.Collectors;

/** The figures as text. */
final class DirectReport {

    private DirectReport() {}

    static String of(DirectPlan plan, List<Step> steps) {
        var table = steps.stream().map(DirectReport::line).collect(Collectors.joining(System.lineSeparator()));
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
                        highest.map(DirectReport::cpu).orElse(""));
    }

    static String line(Step step) {
        var figures = step.figures();
        return "%5d/s  sent %6d  missing %4d  ack %s  deliver %s  raw hop %s  deliver/hop p50 %.1f  CPU %.0f us/message"
                .formatted(
                        step.rate(),
                        figures.sent(),
                        figures.missing(),
                        Latencies.percentiles(figures.toAck()),
                        Latencies.percentiles(figures.toDeliver()),
                        Latencies.percentiles(step.hop()),
                        Latencies.ratio(figures.toDeliver(), step.hop()),
                        step.cpu().inAll());
    }

    private static String cpu(Step step) {
        return step.cpu().micros().entrySet().stream()
                .map(process -> "  %-16s %6.0f".formatted(process.getKey(), process.getValue()))
                .collect(Collectors.joining(
                        System.lineSeparator(),
                        "CPU microseconds per message at %d/s:%n".formatted(step.rate()),
                        "%n  %-16s %6.0f".formatted("in all", step.cpu().inAll())));
    }
}
