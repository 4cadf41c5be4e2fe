// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** The feeds of an instance, side by side. None waits for another. */
public final class Feeds implements AutoCloseable {
    private final List<Feed> feeds;

    private Feeds(List<Feed> feeds) {
        this.feeds = feeds;
    }

    /** @param onBug told when a feed cannot go on, and starting again would not help */
    public static Feeds start(
            List<FeedPlan> plans, FeedSettings settings, MeterRegistry registry, Consumer<Throwable> onBug) {
        return new Feeds(plans.stream()
                .map(plan -> Feed.start(plan, settings, new FeedMetrics(plan, registry, Clock.systemUTC()), onBug))
                .toList());
    }

    /** Ends the leaderships, after the batches in hand. */
    @Override
    public void close() {
        feeds.forEach(Feed::askToEnd);
        feeds.forEach(Feed::close);
    }
}
