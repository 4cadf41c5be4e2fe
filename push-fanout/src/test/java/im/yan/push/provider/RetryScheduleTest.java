// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final RetrySchedule schedule = RetrySchedule.of(4, RandomGenerator.getDefault());

    @RepeatedTest(20)
    void delaysGrowAndAreALittleOff() {
        assertThat(schedule.after(1, ZERO).orElseThrow()).isBetween(Duration.ofMillis(800), Duration.ofMillis(1_200));
        assertThat(schedule.after(2, ZERO).orElseThrow()).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));
        assertThat(schedule.after(3, ZERO).orElseThrow()).isBetween(Duration.ofSeconds(24), Duration.ofSeconds(36));
        assertThat(schedule.after(4, ZERO)).isEmpty();
    }

    @Test
    void theLastDelayRepeats() {
        var patient = RetrySchedule.of(9, RandomGenerator.getDefault());

        assertThat(patient.after(8, ZERO).orElseThrow()).isGreaterThan(Duration.ofSeconds(20));
        assertThat(patient.after(9, ZERO)).isEmpty();
    }

    @Test
    void nobodyIsCalledBeforeHeAsksFor() {
        assertThat(schedule.after(1, Duration.ofSeconds(90))).contains(Duration.ofSeconds(90));
        assertThat(schedule.after(2, SECOND).orElseThrow()).isGreaterThan(SECOND);
    }

    @Test
    void whoAsksForTooMuchIsGivenUpOn() {
        assertThat(schedule.after(1, RetrySchedule.ASKED_MAX)).contains(RetrySchedule.ASKED_MAX);
        assertThat(schedule.after(1, RetrySchedule.ASKED_MAX.plus(SECOND))).isEmpty();
    }
}
