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
        var micros = BEFORE.perMessage(reading(10, 1_500), 100, CpuReading.NOTHING);

        assertThat(micros.get("router")).isEqualTo(5_000, EXACTLY);
    }

    @Test
    void whatIdlingCostsBelongsToNoMessage() {
        var idle = BEFORE.coresUntil(reading(10, 1_200));

        var micros = BEFORE.perMessage(reading(20, 1_900), 100, idle);

        assertThat(idle.get("router")).isEqualTo(0.02, EXACTLY);
        assertThat(micros.get("router")).isEqualTo(5_000, EXACTLY);
    }

    @Test
    void aProcessThatWasStartedMeanwhileCountsFromZero() {
        var before = new CpuReading(0, Map.of());

        assertThat(before.perMessage(reading(1, 50), 10, CpuReading.NOTHING).get("router"))
                .isEqualTo(5_000, EXACTLY);
    }

    private static CpuReading reading(int second, int usedMillis) {
        return new CpuReading(Duration.ofSeconds(second).toNanos(), Map.of("router", Duration.ofMillis(usedMillis)));
    }
}
