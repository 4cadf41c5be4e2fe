// SPDX-License-Identifier: Apache-2.0
package im.yan.client.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration MAX = Duration.ofSeconds(10);

    @Test
    void pausesAreARandomPartOfACeilingThatDoubles() {
        for (var seed = 0; seed < 200; seed++) {
            var backoff = new Backoff(FIRST, MAX, new SplittableRandom(seed));
            for (var ceiling : new long[] {200, 400, 800, 1600, 3200, 6400, 10_000, 10_000}) {
                assertThat(backoff.next()).as("seed %d", seed).isBetween(Duration.ZERO, Duration.ofMillis(ceiling));
            }
        }
    }

    @Test
    void pausesFillTheirCeiling() {
        var pauses = IntStream.range(0, 200)
                .mapToObj(seed -> new Backoff(FIRST, MAX, new SplittableRandom(seed)).next())
                .toList();

        assertThat(pauses).anyMatch(pause -> pause.toMillis() < 20).anyMatch(pause -> pause.toMillis() > 180);
    }

    @Test
    void anEndlessOutageDoesNotOverflow() {
        var backoff = new Backoff(FIRST, MAX, new SplittableRandom(1));

        assertThat(IntStream.range(0, 1000).mapToObj(i -> backoff.next()))
                .allMatch(pause -> pause.compareTo(MAX) <= 0 && !pause.isNegative());
    }

    @Test
    void successStartsAnew() {
        var backoff = new Backoff(FIRST, MAX, new SplittableRandom(1));
        IntStream.range(0, 10).forEach(i -> backoff.next());

        backoff.reset();

        assertThat(backoff.next()).isLessThanOrEqualTo(FIRST);
    }
}
