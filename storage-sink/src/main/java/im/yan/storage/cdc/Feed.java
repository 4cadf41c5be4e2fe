// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries what MySQL commits onward, while this instance is the leader; waits to become it otherwise. Whatever fails, MySQL,
 * Kafka or Debezium, is started again, with growing pauses, from where the targets had come.
 *
 * <pre>
 *   waiting ──lock acquired──▶ leading ──lock lost, engine ended──▶ pause ──▶ waiting
 * </pre>
 */
public final class Feed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

    private final FeedSettings settings;
    private final FeedMetrics metrics;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    // Of the feed's own thread: it grows with each failure, until the feed has run for a second.
    private Duration pause = FIRST_PAUSE;

    private Feed(FeedSettings settings, FeedMetrics metrics, Consumer<Throwable> onBug) {
        this.settings = settings;
        this.metrics = metrics;
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("feed")
                .uncaughtExceptionHandler((dead, bug) -> onBug.accept(bug))
                .unstarted(this::run);
    }

    /** @param onBug told when the feed cannot go on, and starting again would not help */
    public static Feed start(FeedSettings settings, MeterRegistry registry, Consumer<Throwable> onBug) {
        var feed = new Feed(settings, new FeedMetrics(registry, Clock.systemUTC()), onBug);
        feed.thread.start();
        return feed;
    }

    private void run() {
        try {
            do {
                try (var lock = FeedLock.connect(settings.mysql())) {
                    waitAndLead(lock);
                } catch (SQLException | KafkaException | FeedEngine.EndedException e) {
                    failed(e);
                }
            } while (!isClosingWithin(pause));
        } catch (InterruptedException e) {
            LOG.debug("the feed was interrupted", e);
        }
    }

    private void failed(Exception exception) {
        metrics.failed();
        if (pause.equals(FIRST_PAUSE)) {
            LOG.atWarn().setCause(exception).log("the change feed has to start again");
        } else {
            LOG.debug("the change feed still cannot go on", exception);
        }
        pause = min(pause.multipliedBy(2), settings.retryMax());
    }

    private void waitAndLead(FeedLock lock) throws SQLException, FeedEngine.EndedException, InterruptedException {
        while (!lock.acquire(CHECK_INTERVAL)) {
            if (isClosingWithin(Duration.ZERO)) {
                return;
            }
        }
        metrics.leading(true);
        LOG.info("this instance leads the change feed");
        try {
            lead(lock);
        } finally {
            metrics.leading(false);
            LOG.info("this instance no longer leads the change feed");
        }
    }

    private void lead(FeedLock lock) throws SQLException, FeedEngine.EndedException, InterruptedException {
        FeedTopics.create(settings.bootstrapServers());
        try (var states = StatesToKafka.open(settings);
                var engine = FeedEngine.start(settings, List.of(states), metrics)) {
            while (!isClosingWithin(CHECK_INTERVAL)) {
                engine.requireRunning();
                if (!lock.isHeld()) {
                    throw new SQLException("the lock was lost");
                }
                pause = FIRST_PAUSE;
            }
        }
    }

    private boolean isClosingWithin(Duration time) throws InterruptedException {
        return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Ends the leadership, after the batch in hand. */
    @Override
    public void close() {
        closing.countDown();
        try {
            if (!thread.join(CLOSE_TIMEOUT)) {
                LOG.warn("the change feed did not end in time; it is left to itself");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
