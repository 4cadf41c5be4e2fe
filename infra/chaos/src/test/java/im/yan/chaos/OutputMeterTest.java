// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutputMeterTest {

    @Test
    void withoutOutputTheGapIsTheWholeWindow() {
        assertThat(new OutputMeter().longestGap(0, 1_000)).isEqualTo(Duration.ofNanos(1_000));
    }

    @Test
    void theGapEndsWithTheFirstOutputAndBeginsWithTheLast() {
        var meter = new OutputMeter();
        var before = System.nanoTime();
        meter.note();
        var after = System.nanoTime();

        assertThat(meter.longestGap(before - 5_000_000_000L, after))
                .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
        assertThat(meter.count(before - 1, after + 1)).isEqualTo(1);
        assertThat(meter.count(after + 1, after + 7_000_000_000L)).isZero();
        assertThat(meter.longestGap(before, after + 7_000_000_000L))
                .isBetween(Duration.ofSeconds(7), Duration.ofSeconds(8));
    }
}
