// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What the audit counts. Written by its thread. */
final class AuditMetrics {
    private final Clock clock;
    private final Set<Store> stores;
    private final AtomicInteger leader = new AtomicInteger();
    private final Map<Store, Long> finished = new ConcurrentHashMap<>();
    private final Counter events;
    private final Counter failures;
    private volatile @Nullable Drift underWay;
    private volatile long finishedMillis;

    AuditMetrics(Set<Store> stores, MeterRegistry registry, Clock clock) {
        this.stores = stores;
        this.clock = clock;
        for (var store : stores) {
            Gauge.builder("yan.store.drift", () -> drift(store))
                    .description(
                            "messages that differ from the log, by the last sweep or, if more, by the one under way")
                    .tag("store", store.text())
                    .register(registry);
        }
        Gauge.builder("yan.audit.leader", leader, AtomicInteger::get)
                .description("1 while this instance compares the stores")
                .register(registry);
        Gauge.builder("yan.audit.sweep.age", this::age)
                .description("since the last sweep ended, or the first began; 0 where another instance compares")
                .baseUnit("seconds")
                .register(registry);
        events = Counter.builder("yan.audit.events")
                .description("events of the log that were compared")
                .register(registry);
        failures = Counter.builder("yan.audit.failures")
                .description("sweeps that could not be ended, because something did not answer")
                .register(registry);
    }

    private double drift(Store store) {
        var current = underWay;
        return Math.max(finished.getOrDefault(store, 0L), current == null ? 0 : current.count(store));
    }

    private double age() {
        return leader.get() == 0
                ? 0
                : Duration.ofMillis(clock.millis() - finishedMillis).toMillis() / 1000.0;
    }

    /** What was found is forgotten with the leadership: the next leader finds it again. */
    void leading(boolean now) {
        underWay = null;
        finished.clear();
        finishedMillis = clock.millis();
        leader.set(now ? 1 : 0);
    }

    void began(Drift drift) {
        underWay = drift;
    }

    void ended(Drift drift) {
        stores.forEach(store -> finished.put(store, drift.count(store)));
        underWay = null;
        finishedMillis = clock.millis();
    }

    void compared(int moreEvents) {
        events.increment(moreEvents);
    }

    void failed() {
        failures.increment();
    }
}
