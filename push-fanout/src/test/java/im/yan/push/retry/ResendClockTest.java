// SPDX-License-Identifier: Apache-2.0
package im.yan.push.retry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResendClockTest {
    private final ResendClock clock = new ResendClock(10_000);

    @Test
    void itGoesWithTheWallClock() {
        clock.tick(10_500, false);

        assertThat(clock.at(10_700)).isEqualTo(700);
    }

    @Test
    void itStandsStillInSilence() {
        clock.tick(10_500, true);
        clock.tick(11_000, true);
        assertThat(clock.at(11_400)).isEqualTo(500);

        clock.tick(11_500, false);

        assertThat(clock.at(11_600)).isEqualTo(600);
    }

    @Test
    void aLateTickIsNoLongTime() {
        assertThat(clock.at(70_000)).isEqualTo(ResendClock.STEP_MILLIS_MAX);

        clock.tick(70_000, false);

        assertThat(clock.at(70_000)).isEqualTo(ResendClock.STEP_MILLIS_MAX);
    }

    @Test
    void aWallClockThatIsSetBackDoesNotTurnItBack() {
        clock.tick(10_500, false);

        assertThat(clock.at(3_000)).isEqualTo(500);
    }
}
