// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class FeedMetricsTest {
    private static final long NOW = 1_700_000_000_000L;
    private static final Struct ROW = new Struct(SchemaBuilder.struct().build());

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final FeedMetrics metrics = new FeedMetrics(plan(true), registry, clock(new AtomicLong(NOW)));

    @Test
    void aDelayIsThatOfARowThatWasSeenToChange() {
        var changes = List.of(change(true, 60_000), change(false, 40), change(false, 20), beat());

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

    @Test
    void aFeedThatBeatsStandsStillWhereItIsSilent() {
        assertThat(lagAfterSilence(true)).isEqualTo(10);
        assertThat(lagAfterSilence(false)).isZero();
    }

    private static double lagAfterSilence(boolean beats) {
        var time = new AtomicLong(NOW);
        var own = new SimpleMeterRegistry();
        var silent = new FeedMetrics(plan(beats), own, clock(time));
        silent.leading(true);
        silent.begin(List.of(beat()));
        silent.carried(List.of(beat()));
        assertThat(own.get("yan.feed.lag").gauge().value()).isLessThan(1);

        time.addAndGet(10_000);

        return own.get("yan.feed.lag").gauge().value();
    }

    private static FeedPlan plan(boolean beats) {
        var columns = beats ? Map.of(FeedBeat.TABLE, FeedBeat.COLUMNS) : Map.<String, List<String>>of();
        return new FeedPlan(FeedName.CACHE, columns, Map.of(), () -> {
            throw new IllegalStateException("no feed runs here");
        });
    }

    private static Clock clock(AtomicLong time) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.ofEpochMilli(time.get());
            }
        };
    }

    private static RowChange beat() {
        return new RowChange(FeedBeat.TABLE, ROW, false, false, NOW - 10);
    }

    private static RowChange change(boolean snapshot, long age) {
        return new RowChange("account", ROW, false, snapshot, NOW - age);
    }
}
