// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameRateTest {
    private final AtomicLong nanos = new AtomicLong();
    private final FrameRate rate =
            new FrameRate(TestSessions.LIMITS, nanos::get); // 100 a second, burst 200, abuse 5000

    @Test
    void aBurstIsAdmittedAndTheNextFrameToldHowLongToWait() {
        assertThat(admitted(200)).isEqualTo(200);

        assertThat(rate.next())
                .asInstanceOf(type(FrameRate.Limited.class))
                .extracting(FrameRate.Limited::retryAfter)
                .isEqualTo(Duration.ofMillis(11));
    }

    @Test
    void whoeverWaitsAsToldIsAdmitted() {
        admitted(201);

        passes(Duration.ofMillis(11));

        assertThat(rate.next()).isInstanceOf(FrameRate.Admitted.class);
        assertThat(rate.next()).isInstanceOf(FrameRate.Limited.class);
    }

    @Test
    void aLongPauseSavesNoMoreThanABurst() {
        passes(Duration.ofHours(1));

        assertThat(admitted(1_000)).isEqualTo(200);
    }

    @Test
    void fiveThousandRefusalsInTenSecondsAreHasteOneMoreIsAbuse() {
        admitted(200);
        assertThat(IntStream.range(0, 5_000).filter(i -> rate.next() instanceof FrameRate.Limited))
                .hasSize(5_000);

        assertThat(rate.next()).isInstanceOf(FrameRate.Abused.class);
    }

    @Test
    void refusalsOfLongAgoAreForgotten() {
        admitted(200 + 5_000);

        passes(FrameRate.ABUSE_WINDOW);
        admitted(200);

        assertThat(rate.next()).isInstanceOf(FrameRate.Limited.class);
    }

    private long admitted(int frames) {
        return IntStream.range(0, frames)
                .filter(i -> rate.next() instanceof FrameRate.Admitted)
                .count();
    }

    private void passes(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }
}
