// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.measuring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CpuReadingTest {
    private static final Offset<Double> EXACTLY = within(0.001);
    private static final CpuReading BEFORE = reading(0, 1_000);

    @Test
    void aMessageCostsWhatWasUsedByAllOfThemDividedAmongThem() {
        var cost = BEFORE.costUntil(reading(10, 1_500), 100);

        assertThat(cost.of("router")).isEqualTo(5_000, EXACTLY);
    }

    @Test
    void whatIdlingCostsBelongsToNoMessage() {
        var before = Idling.between(reading(0, 0), reading(10, 100));
        var after = Idling.between(reading(30, 0), reading(40, 300));

        var cost = BEFORE.costUntil(reading(20, 1_900), 100, before.and(after));

        assertThat(cost.of("router")).isEqualTo(5_000, EXACTLY);
    }

    @Test
    void aProcessThatWasStartedMeanwhileCountsFromZero() {
        var before = new CpuReading(0, Map.of());

        assertThat(before.costUntil(reading(1, 50), 10).of("router")).isEqualTo(5_000, EXACTLY);
    }

    private static CpuReading reading(int second, int usedMillis) {
        return new CpuReading(Duration.ofSeconds(second).toNanos(), Map.of("router", Duration.ofMillis(usedMillis)));
    }
}
