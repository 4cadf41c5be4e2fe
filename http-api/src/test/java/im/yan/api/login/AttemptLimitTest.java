// SPDX-License-Identifier: Apache-2.0
package im.yan.api.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AttemptLimitTest {
    private long nanos = Long.MAX_VALUE - 1_000; // wraps around soon
    private final AttemptLimit limit = new AttemptLimit(3, Duration.ofSeconds(30), () -> nanos);

    @Test
    void soManyAreTakenAtOnceAndThenOneEachInterval() {
        take(3);

        assertThat(limit.take("a")).contains(Duration.ofSeconds(10));
        pass(Duration.ofSeconds(4));
        assertThat(limit.take("a")).contains(Duration.ofSeconds(6));
        pass(Duration.ofSeconds(6));
        assertThat(limit.take("a")).isEmpty();
        assertThat(limit.take("a")).contains(Duration.ofSeconds(10));
    }

    @Test
    void noMoreThanAllComeBack() {
        take(3);

        pass(Duration.ofHours(1));

        take(3);
        assertThat(limit.take("a")).isPresent();
    }

    @Test
    void keysDoNotShare() {
        take(3);

        assertThat(limit.take("b")).isEmpty();
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        take(3);

        limit.giveBack("a");
        limit.giveBack("nobody took this");

        take(1);
        assertThat(limit.take("a")).isPresent();
    }

    @Test
    void onlySoManyKeysAreRememberedTheMostRecentOnes() {
        take(3);
        for (var i = 0; i < AttemptLimit.KEYS_MAX - 1; i++) {
            limit.take("key " + i);
        }
        assertThat(limit.take("a")).isPresent();

        limit.take("one more");
        assertThat(limit.keys()).isEqualTo(AttemptLimit.KEYS_MAX);
        assertThat(limit.take("a")).isPresent();
        for (var i = 0; i < AttemptLimit.KEYS_MAX; i++) {
            limit.take("other key " + i);
        }

        assertThat(limit.keys()).isEqualTo(AttemptLimit.KEYS_MAX);
        assertThat(limit.take("a")).isEmpty();
    }

    private void take(int times) {
        for (var i = 0; i < times; i++) {
            assertThat(limit.take("a")).isEmpty();
        }
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }
}
