// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.yan.bench.measuring.CpuCost;
import im.yan.bench.measuring.Figures;
import im.yan.bench.measuring.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class DirectReportTest {
    private static final DirectPlan PLAN = new DirectPlan(
            4, 200, List.of(500, 1_000), Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofMillis(500));

    @Test
    void theHighestSustainedRateIsTheLastThatArrivedWholeAndInTime() {
        var report = DirectReport.of(PLAN, List.of(step(500, 0, 40), step(1_000, 0, 700)));

        assertThat(report).contains("nothing missing): 500 messages/s");
    }

    @Test
    void aMissingMessageIsNotSustainedHoweverFastTheOthersWere() {
        assertThat(step(500, 1, 10).sustained(PLAN.latencyLimit())).isFalse();
    }

    @Test
    void cpuIsNamedByProcess() {
        assertThat(DirectReport.of(PLAN, List.of(step(500, 0, 40)))).contains("kafka", "in all");
    }

    @Test
    void aRateIsHeldForTheTimeOfAStep() {
        assertThat(PLAN.messages(1_000)).isEqualTo(2_000);
        assertThat(PLAN.warmUpMessages()).isEqualTo(500);
    }

    @Test
    void usersTalkInPairs() {
        assertThatThrownBy(() -> new DirectPlan(3, 200, List.of(1), Duration.ZERO, Duration.ZERO, Duration.ZERO))
                .hasMessageContaining("--users");
    }

    private static Step step(int rate, int missing, int millis) {
        var histogram = new Histogram(3);
        histogram.recordValue(millis * 1_000L);
        var figures = new Figures(10, missing, missing, histogram, histogram, histogram);
        return new Step(rate, figures, histogram, new CpuCost(Map.of("kafka", 100.0)));
    }
}
