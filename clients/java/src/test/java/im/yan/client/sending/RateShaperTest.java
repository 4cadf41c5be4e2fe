// SPDX-License-Identifier: Apache-2.0
package im.yan.client.sending;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.Limits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateShaperTest {
    private static final Limits LIMITS =
            Limits.newBuilder().setFramesPerSecond(100).setFramesBurst(200).build();

    private long now = 1;
    private final RateShaper shaper = new RateShaper(LIMITS, now);

    @Test
    void startsWithHalfTheServersBurst() {
        assertThat(sendWhileOpen()).isEqualTo(100);
    }

    @Test
    void sendsALittleSlowerThanTheServerAllows() {
        sendWhileOpen();
        var sent = 0;

        for (var i = 0; i < 1000; i++) {
            now += Duration.ofMillis(10).toNanos();
            sent += sendWhileOpen();
        }

        assertThat(sent).isBetween(890, 900);
    }

    @Test
    void saysWhenItOpens() {
        sendWhileOpen();

        now += shaper.nanosUntilOpen(now);

        assertThat(shaper.isOpen(now)).isTrue();
    }

    @Test
    void framesThatCannotWaitLeaveADebt() {
        sendWhileOpen();
        for (var i = 0; i < 9; i++) {
            shaper.count();
        }

        assertThat(shaper.nanosUntilOpen(now))
                .isGreaterThan(Duration.ofMillis(100).toNanos());
    }

    @Test
    void aPauseFillsItNoFurtherThanItsBurst() {
        now += Duration.ofHours(1).toNanos();

        assertThat(sendWhileOpen()).isEqualTo(100);
    }

    @Test
    void emptiedItStartsFromNothing() {
        shaper.empty();

        assertThat(shaper.isOpen(now)).isFalse();
    }

    private int sendWhileOpen() {
        var sent = 0;
        while (shaper.isOpen(now)) {
            shaper.count();
            sent++;
        }
        return sent;
    }
}
