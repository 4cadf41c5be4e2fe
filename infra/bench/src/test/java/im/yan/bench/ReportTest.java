// SPDX-License-Identifier: Apache-2.0
package im.yan.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final BenchPlan PLAN = new BenchPlan(
            4, 200, List.of(500, 1_000), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(500));

    @Test
    void theHighestSustainedRateIsTheLastThatArrivedWholeAndInTime() {
        var report = Report.of(PLAN, List.of(step(500, 0, 40), step(1_000, 0, 700)));

        assertThat(report).contains("nothing missing): 500 messages/s");
    }

    @Test
    void aMissingMessageIsNotSustainedHoweverFastTheOthersWere() {
        assertThat(step(500, 1, 10).sustained(PLAN.latencyLimit())).isFalse();
    }

    @Test
    void cpuIsNamedByProcess() {
        assertThat(Report.of(PLAN, List.of(step(500, 0, 40)))).contains("kafka", "in all");
    }

    @Test
    void usersTalkInPairs() {
        assertThatThrownBy(() -> new BenchPlan(3, 200, List.of(1), Duration.ZERO, Duration.ZERO, Duration.ZERO))
                .hasMessageContaining("--users");
    }

    @Test
    void aStopwatchCountsFromWhenAMessageWasDue() {
        var stopwatch = new Stopwatch();
        stopwatch.due("m-1", System.nanoTime() - Duration.ofMillis(80).toNanos());
        stopwatch.due("m-2", System.nanoTime());

        stopwatch.acked("m-1");
        stopwatch.delivered("m-1");
        stopwatch.delivered("m-1");

        var figures = stopwatch.figures(2);
        assertThat(figures.missing()).isEqualTo(1);
        assertThat(figures.toDeliver().getTotalCount()).isEqualTo(1);
        assertThat(figures.toAck().getMinValue()).isGreaterThanOrEqualTo(79_000);
    }

    private static Step step(int rate, int missing, int millis) {
        var histogram = new Histogram(3);
        histogram.recordValue(millis * 1_000L);
        return new Step(rate, new Figures(10, missing, histogram, histogram), histogram, Map.of("kafka", 100.0));
    }
}
