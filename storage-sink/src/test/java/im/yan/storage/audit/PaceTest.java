// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Test
    void soManyThingsTakeAsLongAsTheyShould() throws Exception {
        var pace = new Pace(1_000, stopped, () -> {});
        var since = System.nanoTime();

        for (var i = 0; i < 10; i++) {
            pace.after(20);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - since)).isGreaterThanOrEqualTo(Duration.ofMillis(190));
    }

    @Test
    void whatIsStoppedGoesOnForNoMoment() {
        var pace = new Pace(0, stopped, () -> {});

        stopped.countDown();

        assertThatThrownBy(() -> pace.after(1)).isInstanceOf(Pace.StoppedException.class);
        assertThatThrownBy(() -> pace.pause(Duration.ofDays(1))).isInstanceOf(Pace.StoppedException.class);
    }

    @Test
    void aPauseEndsWhenTheSweepMayNotGoOn() {
        var pace = new Pace(0, stopped, () -> {
            throw AwayException.of(Store.MYSQL, new IOException("gone"));
        });

        assertThatThrownBy(() -> pace.pause(Duration.ofDays(1))).isInstanceOf(AwayException.class);
    }
}
