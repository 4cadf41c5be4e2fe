// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.lag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LagTest {
    private static final long START = 1_000_000;

    private final TestClock clock = new TestClock();
    private final Lag lag = new Lag(clock);

    @Test
    void beforeAnythingCameNothingIsBehind() {
        assertThat(lag.seconds()).isZero();
    }

    @Test
    void whatWaitsGrowsOlder() {
        lag.begin(START - 2_000);
        clock.pass(Duration.ofSeconds(3));

        assertThat(lag.seconds()).isEqualTo(5);
    }

    @Test
    void aSecondTryOfABatchDoesNotCountTwice() {
        lag.begin(START - 1_000);
        lag.begin(START - 1_000);
        lag.end(START);
        clock.pass(Duration.ofSeconds(1));

        assertThat(lag.seconds()).isZero();
    }

    @Test
    void whatWasCarriedIsAsOldAsItWasThen() {
        lag.begin(START - 3_000);
        lag.end(START - 2_000);
        clock.pass(Duration.ofSeconds(1));

        assertThat(lag.seconds()).isEqualTo(2);
    }

    @Test
    void afterAQuietWhileItHasCaughtUp() {
        lag.begin(START - 3_000);
        lag.end(START - 2_000);
        clock.pass(Lag.QUIET.plusMillis(1));

        assertThat(lag.seconds()).isZero();
    }

    @Test
    void whatWasAbandonedWaitsNoLonger() {
        lag.begin(START - 3_000);
        lag.abandon();

        assertThat(lag.seconds()).isZero();
    }

    @Test
    void aClockThatIsBehindMakesNoNegativeLag() {
        lag.begin(START + 1_000);

        assertThat(lag.seconds()).isZero();
    }

    private static final class TestClock extends Clock {
        private Instant now = Instant.ofEpochMilli(START);

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
