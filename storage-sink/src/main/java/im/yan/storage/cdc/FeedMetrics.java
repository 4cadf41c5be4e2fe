// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import im.yan.storage.lag.Lag;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What a feed counts. */
final class FeedMetrics {
    private static final String FEED = "feed";
    /** A feed that beats and says nothing for so long stands still. */
    static final Duration SILENCE = Duration.ofSeconds(5);

    private static final double[] PERCENTILES = {0.5, 0.99};

    private final Clock clock;
    private final boolean beats;
    private final AtomicInteger leader = new AtomicInteger();
    private final Counter events;
    private final Counter failures;
    private final Timer delay;
    private final Lag lag;
    private volatile long heardMillis;

    FeedMetrics(FeedPlan plan, MeterRegistry registry, Clock clock) {
        this.clock = clock;
        this.beats = plan.beats();
        var name = plan.name().text();
        lag = new Lag(clock);
        Gauge.builder("yan.feed.leader", leader, AtomicInteger::get)
                .description("1 while this instance carries the changes")
                .tag(FEED, name)
                .register(registry);
        Gauge.builder("yan.feed.lag", this, FeedMetrics::lagSeconds)
                .description("how far the target is behind MySQL; 0 when it has caught up")
                .baseUnit("seconds")
                .tag(FEED, name)
                .register(registry);
        delay = Timer.builder("yan.feed.delay")
                .description("from a row's commit in MySQL to the target's having it")
                .tag(FEED, name)
                .publishPercentiles(PERCENTILES)
                .register(registry);
        events = Counter.builder("yan.feed.events")
                .description("changed rows carried over")
                .tag(FEED, name)
                .register(registry);
        failures = Counter.builder("yan.feed.failures")
                .description("times the feed has to start again")
                .tag(FEED, name)
                .register(registry);
    }

    private double lagSeconds() {
        var silence = clock.millis() - heardMillis;
        return beats && leader.get() == 1 && silence > SILENCE.toMillis() ? silence / 1000.0 : lag.seconds();
    }

    void leading(boolean now) {
        heardMillis = clock.millis();
        leader.set(now ? 1 : 0);
    }

    void begin(List<RowChange> changes) {
        lag.begin(changes.getFirst().committedMillis());
    }

    /** All of them are durable where they belong. A row of a snapshot was committed nobody knows when. */
    void carried(List<RowChange> changes) {
        lag.end(changes.getLast().committedMillis());
        var rows = changes.stream().filter(change -> !FeedBeat.isOne(change)).toList();
        events.increment(rows.size());
        var now = clock.millis();
        heardMillis = now;
        rows.stream()
                .filter(change -> !change.snapshot())
                .mapToLong(change -> Math.max(now - change.committedMillis(), 0))
                .forEach(millis -> delay.record(Duration.ofMillis(millis)));
    }

    /** Another engine, on another thread, carries what the calling thread has begun. */
    void abandoned() {
        lag.abandon();
    }

    void failed() {
        failures.increment();
    }
}
