// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.measuring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StopwatchTest {

    @Test
    void countsFromWhenAMessageWasDue() {
        var stopwatch = new Stopwatch(1);
        stopwatch.due("m-1", ago(80));
        stopwatch.due("m-2", ago(0));

        stopwatch.acked("m-1");
        stopwatch.delivered("m-1");
        stopwatch.delivered("m-1");

        var figures = stopwatch.figures(2);
        assertThat(figures.missing()).isEqualTo(1);
        assertThat(figures.toDeliver().getTotalCount()).isEqualTo(1);
        assertThat(figures.toAck().getMinValue()).isGreaterThanOrEqualTo(79_000);
    }

    @Test
    void aMessageHasArrivedWhenTheLastOfItsListenersHasIt() {
        var stopwatch = new Stopwatch(3);
        stopwatch.due("m-1", ago(5));
        stopwatch.acked("m-1");

        stopwatch.delivered("m-1");
        stopwatch.delivered("m-1");

        assertThat(stopwatch.isPending()).isTrue();
        assertThat(stopwatch.figures(1).undelivered()).isEqualTo(1);
        assertThat(stopwatch.figures(1).toLast().getTotalCount()).isZero();

        stopwatch.delivered("m-1");

        assertThat(stopwatch.isPending()).isFalse();
        assertThat(stopwatch.figures(1).undelivered()).isZero();
        assertThat(stopwatch.figures(1).toDeliver().getTotalCount()).isEqualTo(3);
        assertThat(stopwatch.figures(1).toLast().getTotalCount()).isEqualTo(1);
    }

    @Test
    void withNobodyToHearItAMessageIsDoneWithItsAck() {
        var stopwatch = new Stopwatch(0);
        stopwatch.due("m-1", ago(1));

        stopwatch.acked("m-1");

        assertThat(stopwatch.isPending()).isFalse();
    }

    private static long ago(int millis) {
        return System.nanoTime() - Duration.ofMillis(millis).toNanos();
    }
}
