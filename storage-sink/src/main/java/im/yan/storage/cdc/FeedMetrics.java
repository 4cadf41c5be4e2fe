// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import im.yan.storage.lag.Lag;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;

/** What the feed counts. */
final class FeedMetrics {
    private final AtomicInteger leader = new AtomicInteger();
    private final Counter events;
    private final Counter failures;
    private final Lag lag;

    FeedMetrics(MeterRegistry registry, Clock clock) {
        lag = new Lag(clock);
        Gauge.builder("yan.feed.leader", leader, AtomicInteger::get)
                .description("1 while this instance carries the changes")
                .register(registry);
        Gauge.builder("yan.feed.lag", lag, Lag::seconds)
                .description("how far the targets are behind MySQL; 0 when they have caught up")
                .baseUnit("seconds")
                .register(registry);
        events = Counter.builder("yan.feed.events")
                .description("changed rows carried over")
                .register(registry);
        failures = Counter.builder("yan.feed.failures")
                .description("times the feed has to start again")
                .register(registry);
    }

    void leading(boolean now) {
        leader.set(now ? 1 : 0);
    }

    Lag lag() {
        return lag;
    }

    void carried(int count) {
        events.increment(count);
    }

    void failed() {
        failures.increment();
    }
}
