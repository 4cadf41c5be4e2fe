// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import im.yan.storage.mysql.LeaderLock;
import im.yan.storage.mysql.MysqlAwayException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries what MySQL commits onward, while this instance is the leader; waits to become it otherwise. Whatever fails, MySQL,
 * Kafka, Debezium or the target, is started again, with growing pauses, for ever, from where the target had come.
 *
 * <pre>
 *   waiting ──lock acquired──▶ leading ──lock lost, engine ended──▶ pause ──▶ waiting
 * </pre>
 */
final class Feed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    private static final String FEED = "feed";
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

    private final FeedPlan plan;
    private final FeedSettings settings;
    private final FeedMetrics metrics;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    // Of the feed's own thread: it grows with each failure, until the feed has run for a second.
    private Duration pause = FIRST_PAUSE;

    private Feed(FeedPlan plan, FeedSettings settings, FeedMetrics metrics, Consumer<Throwable> onBug) {
        this.plan = plan;
        this.settings = settings;
        this.metrics = metrics;
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("feed-" + plan.name().text())
                .uncaughtExceptionHandler((dead, bug) -> onBug.accept(bug))
                .unstarted(this::run);
    }

    /** @param onBug told when the feed cannot go on, and starting again would not help */
    static Feed start(FeedPlan plan, FeedSettings settings, FeedMetrics metrics, Consumer<Throwable> onBug) {
        var feed = new Feed(plan, settings, metrics, onBug);
        feed.thread.start();
        return feed;
    }

    private void run() {
        try {
            do {
                try (var lock = LeaderLock.connect(
                        settings.mysql(), "feed." + plan.name().text())) {
                    waitAndLead(lock);
                } catch (MysqlAwayException
                        | KafkaException
                        | FeedTarget.TargetAwayException
                        | FeedEngine.EndedException e) {
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
            LOG.atWarn()
                    .addKeyValue(FEED, plan.name().text())
                    .setCause(exception)
                    .log("the change feed has to start again");
        } else {
            LOG.debug("the change feed still cannot go on", exception);
        }
        pause = min(pause.multipliedBy(2), settings.retryMax());
    }

    private void waitAndLead(LeaderLock lock)
            throws MysqlAwayException, FeedEngine.EndedException, InterruptedException {
        while (!lock.acquire(CHECK_INTERVAL)) {
            if (isClosingWithin(Duration.ZERO)) {
                return;
            }
        }
        metrics.leading(true);
        LOG.atInfo().addKeyValue(FEED, plan.name().text()).log("this instance leads the change feed");
        try {
            lead(lock);
        } finally {
            metrics.leading(false);
            LOG.atInfo().addKeyValue(FEED, plan.name().text()).log("this instance no longer leads the change feed");
        }
    }

    private void lead(LeaderLock lock) throws MysqlAwayException, FeedEngine.EndedException, InterruptedException {
        FeedTopics.create(settings.bootstrapServers(), plan.name());
        try (var target = plan.target().open()) {
            var life = target.life();
            try (var engine = FeedEngine.start(FeedProperties.of(settings, plan, life), plan.name(), target, metrics)) {
                while (!isClosingWithin(CHECK_INTERVAL)) {
                    engine.requireRunning();
                    lock.requireHeld();
                    if (!target.life().equals(life)) {
                        throw new FeedTarget.TargetAwayException("the target has begun another life");
                    }
                    if (plan.beats()) {
                        FeedBeat.write(lock, plan.name());
                    }
                    pause = FIRST_PAUSE;
                }
            }
        }
    }

    private boolean isClosingWithin(Duration time) throws InterruptedException {
        return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** At once, without waiting for it. */
    void askToEnd() {
        closing.countDown();
    }

    /** Ends the leadership, after the batch in hand. */
    @Override
    public void close() {
        askToEnd();
        try {
            if (!thread.join(CLOSE_TIMEOUT)) {
                LOG.atWarn()
                        .addKeyValue(FEED, plan.name().text())
                        .log("the change feed did not end in time; it is left to itself");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
