// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/** What push-fanout counts, over all partitions of this instance. */
final class PushMetrics {
    private final AtomicInteger sessionCount = new AtomicInteger();

    private final Counter deliveries;
    private final Counter unwatched;
    private final Counter resends;
    private final Counter failures;
    private final Counter acks;
    private final Counter copies;
    private final Counter requests;
    private final Counter untold;

    PushMetrics(MeterRegistry registry) {
        deliveries = counter(registry, "yan.push.deliveries", "Events handed to sessions, resends not counted");
        unwatched = counter(
                registry, "yan.push.deliveries.unwatched", "Deliveries beyond the limits, which are never sent again");
        resends = counter(registry, "yan.push.resends", "Times a session was sent again what it had not acknowledged");
        failures = counter(
                registry,
                "yan.push.deliveries.failed",
                "Conversations a session did not acknowledge after every resend");
        acks = counter(registry, "yan.push.acks", "Positions acknowledged by sessions");
        copies = counter(registry, "yan.push.broadcasts", "Copies of events handed to connectors for their sessions");
        requests = counter(registry, "yan.push.offline.requests", "Offline notifications asked for");
        untold = counter(
                registry, "yan.push.offline.untold", "Missed messages beyond the limit, which make no notification");
        Gauge.builder("yan.push.sessions", sessionCount, AtomicInteger::get)
                .description("Sessions of this instance's partitions")
                .register(registry);
    }

    void delivered() {
        deliveries.increment();
    }

    void unwatched() {
        unwatched.increment();
    }

    void resent() {
        resends.increment();
    }

    void failed(int conversations) {
        failures.increment(conversations);
    }

    void acked() {
        acks.increment();
    }

    void copied() {
        copies.increment();
    }

    void askedForPush() {
        requests.increment();
    }

    void untold() {
        untold.increment();
    }

    void sessions(int change) {
        sessionCount.addAndGet(change);
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }
}
