// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LeaseClockTest {
    private final AtomicLong nanos = new AtomicLong();
    private final LeaseClock clock = new LeaseClock(nanos::get);

    @Test
    void theFirstHeartbeatFollowsNothing() {
        assertThat(clock.gotThrough(1_000_000)).isFalse();
    }

    @Test
    void eightSecondsAreInTimeOneMillisecondMoreIsNot() {
        clock.gotThrough(0);
        assertThat(clock.gotThrough(8_000)).isFalse();

        assertThat(clock.gotThrough(16_001)).isTrue();
    }

    @Test
    void ourOwnClockCountsWhereTheBrokersWasSetBack() {
        clock.gotThrough(100_000);
        nanos.addAndGet(Duration.ofSeconds(9).toNanos());

        assertThat(clock.gotThrough(50_000)).isTrue();
    }
}
