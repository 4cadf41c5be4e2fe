// SPDX-License-Identifier: Apache-2.0
package im.yan.api.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every implementation promises; the numbers here are beyond those that instances use. */
abstract class WorkerNumbersContract {
    private static final Duration LONG = Duration.ofMinutes(1);
    private final String one = UUID.randomUUID().toString();
    private final String other = UUID.randomUUID().toString();

    abstract WorkerNumbers numbers();

    @Test
    void aNumberHasOneHolderWhoMayHoldItOn() {
        assertThat(numbers().hold(5001, one, LONG)).isTrue();

        assertThat(numbers().hold(5001, other, LONG)).isFalse();
        assertThat(numbers().hold(5001, one, LONG)).isTrue();
        assertThat(numbers().hold(5002, other, LONG)).isTrue();
        numbers().release(5001, one);
        numbers().release(5002, other);
    }

    @Test
    void onlyItsHolderReleasesANumber() {
        assertThat(numbers().hold(5003, one, LONG)).isTrue();

        numbers().release(5003, other);
        assertThat(numbers().hold(5003, other, LONG)).isFalse();
        numbers().release(5003, one);

        assertThat(numbers().hold(5003, other, LONG)).isTrue();
        numbers().release(5003, other);
    }

    @Test
    void aNumberThatIsNotKeptIsFreeAfterItsLease() {
        assertThat(numbers().hold(5004, one, Duration.ofMillis(300))).isTrue();

        assertThat(numbers().hold(5004, other, LONG)).isFalse();

        await().atMost(Duration.ofSeconds(5)).until(() -> numbers().hold(5004, other, LONG));
        numbers().release(5004, other);
    }
}
