// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class InFlightTest {
    private final AtomicLong nanos = new AtomicLong();
    private final InFlight inFlight = new InFlight(nanos::get);

    @Test
    void theOldestIsTheOldestThatHasNotEndedWhateverTheOrder() {
        var first = inFlight.begin(10);
        passes(1);
        var second = inFlight.begin(20);
        passes(1);
        inFlight.begin(40);
        passes(1);

        inFlight.end(second);
        assertThat(inFlight.oldestAge()).isEqualTo(Duration.ofSeconds(3));
        inFlight.end(first);

        assertThat(inFlight.oldestAge()).isEqualTo(Duration.ofSeconds(1));
        assertThat(inFlight.bytes()).isEqualTo(40);
    }

    @Test
    void whereNothingIsOnItsWayNothingIsOld() {
        inFlight.end(inFlight.begin(10));
        passes(60);

        assertThat(inFlight.oldestAge()).isZero();
    }

    private void passes(long seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
