// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration BRIEF = Duration.ofSeconds(1);

    private final Backoff backoff = new Backoff();

    @Test
    void theFirstRestartIsAtOnceAndLaterOnesWaitLonger() {
        var pauses = Stream.generate(() -> backoff.after(BRIEF)).limit(8).map(Duration::toMillis);

        assertThat(pauses).containsExactly(0L, 500L, 1_000L, 2_000L, 4_000L, 8_000L, 10_000L, 10_000L);
    }

    @Test
    void howeverOftenItDiesThePauseStaysBelowItsBound() {
        var pauses = Stream.generate(() -> backoff.after(BRIEF)).limit(10_000);

        assertThat(pauses).allSatisfy(pause -> assertThat(pause).isLessThanOrEqualTo(Backoff.PAUSE_MAX));
    }

    @Test
    void aLongLifeIsForgivenItsEnd() {
        backoff.after(BRIEF);
        backoff.after(BRIEF);

        assertThat(backoff.after(Backoff.STEADY)).isZero();
        assertThat(backoff.after(BRIEF)).isEqualTo(Backoff.FIRST_PAUSE);
    }
}
