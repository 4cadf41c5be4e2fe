// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class FeedMetricsTest {
    private static final long NOW = 1_700_000_000_000L;
    private static final Struct ROW = new Struct(SchemaBuilder.struct().build());

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final FeedMetrics metrics =
            new FeedMetrics(FeedName.CACHE, registry, Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC));

    @Test
    void aDelayIsThatOfARowThatWasSeenToChange() {
        var changes = List.of(change(true, 60_000), change(false, 40), change(false, 20));

        metrics.begin(changes);
        metrics.carried(changes);

        var delay = registry.get("yan.feed.delay").tag("feed", "cache").timer();
        assertThat(delay.count()).isEqualTo(2);
        assertThat(delay.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(60);
        assertThat(registry.get("yan.feed.events")
                        .tag("feed", "cache")
                        .counter()
                        .count())
                .isEqualTo(3);
    }

    @Test
    void theClockOfMysqlMayBeAhead() {
        var changes = List.of(change(false, -500));

        metrics.begin(changes);
        metrics.carried(changes);

        assertThat(registry.get("yan.feed.delay").timer().totalTime(TimeUnit.MILLISECONDS))
                .isZero();
    }

    private static RowChange change(boolean snapshot, long age) {
        return new RowChange("account", ROW, false, snapshot, NOW - age);
    }
}
