// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SightingTest {
    private static final long ACKED = 1_000_000;
    private final Sighting sighting = new Sighting(new Place("d:1:2", 7), ACKED);

    @Test
    void theFirstTimeInEachStoreCounts() {
        sighting.seenIn(Store.MYSQL, ACKED + 5_000_000);
        sighting.seenIn(Store.MYSQL, ACKED + 9_000_000);
        sighting.seenIn(Store.REDIS, ACKED + 7_000_000);

        assertThat(sighting.sinceAck(Store.MYSQL)).contains(5_000L);
        assertThat(sighting.between(Store.MYSQL, Store.REDIS)).contains(2_000L);
        assertThat(sighting.isComplete()).isFalse();
    }

    @Test
    void whoeverLooksLaterSeesItLater() {
        sighting.seenIn(Store.MYSQL, ACKED + 5_000_000);
        sighting.seenIn(Store.REDIS, ACKED + 4_000_000);

        assertThat(sighting.between(Store.MYSQL, Store.REDIS)).contains(0L);
    }

    @Test
    void whatWasNotSeenHasNoTime() {
        assertThat(sighting.sinceAck(Store.ELASTICSEARCH)).isEmpty();
        assertThat(sighting.between(Store.MYSQL, Store.REDIS)).isEmpty();
    }
}
