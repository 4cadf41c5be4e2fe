// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.audit;

import im.yan.storage.audit.Pace.StoppedException;
import im.yan.storage.mysql.LeaderLock;
import im.yan.storage.mysql.MysqlAwayException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the stores with the log again and again, while this instance is the leader; waits to become it otherwise. What does
 * not answer ends a sweep; another is begun, after growing pauses, for ever.
 *
 * <pre>
 *   waiting ──lock acquired──▶ sweep ⇄ pause ──lock lost, something away──▶ pause ──▶ waiting
 * </pre>
 */
public final class Audit implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

    private final AuditSettings settings;
    private final AuditMetrics metrics;
    private final Clock clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    // Of the audit's own thread.
    private Duration pause = FIRST_PAUSE;
    private Set<String> logged = Set.of();

    private Audit(AuditSettings settings, AuditMetrics metrics, Clock clock) {
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("audit")
                // It only looks on: a bug of it is no reason to stop those who work.
                .uncaughtExceptionHandler(
                        (dead, bug) -> LOG.atError().setCause(bug).log("a bug stopped the audit"))
                .unstarted(this::run);
    }

    public static Audit start(AuditSettings settings, MeterRegistry registry) {
        var clock = Clock.systemUTC();
        var audit = new Audit(settings, new AuditMetrics(settings.stores(), registry, clock), clock);
        audit.thread.start();
        return audit;
    }

    private void run() {
        try {
            do {
                try (var lock = LeaderLock.connect(settings.mysql(), "audit")) {
                    waitAndLead(lock);
                } catch (MysqlAwayException | AwayException e) {
                    failed(e);
                }
            } while (!isClosingWithin(pause));
        } catch (InterruptedException | StoppedException e) {
            LOG.debug("the audit was stopped", e);
        }
    }

    private void failed(Exception exception) {
        metrics.failed();
        if (pause.equals(FIRST_PAUSE)) {
            LOG.atWarn().setCause(exception).log("the audit has to start again");
        } else {
            LOG.debug("the audit still cannot go on", exception);
        }
        var longer = pause.multipliedBy(2);
        pause = longer.compareTo(settings.retryMax()) < 0 ? longer : settings.retryMax();
    }

    private void waitAndLead(LeaderLock lock)
            throws MysqlAwayException, AwayException, StoppedException, InterruptedException {
        while (!lock.acquire(CHECK_INTERVAL)) {
            if (isClosingWithin(Duration.ZERO)) {
                return;
            }
        }
        metrics.leading(true);
        try (var stores = Stores.open(settings)) {
            var pace = new Pace(settings.rate(), closing, () -> requireHeld(lock));
            while (true) {
                sweep(stores, pace);
                pause = FIRST_PAUSE;
                pace.pause(settings.pause());
            }
        } finally {
            metrics.leading(false);
        }
    }

    private void sweep(Stores stores, Pace pace) throws AwayException, StoppedException {
        var sweep = new Sweep(settings, clock, pace, (moreEvents, done) -> metrics.compared(moreEvents), logged);
        metrics.began(sweep.drift());
        sweep.run(stores);
        metrics.ended(sweep.drift());
        logged = sweep.drift().subjects();
    }

    private static void requireHeld(LeaderLock lock) throws AwayException {
        try {
            lock.requireHeld();
        } catch (MysqlAwayException e) {
            throw AwayException.of(Store.MYSQL, e);
        }
    }

    private boolean isClosingWithin(Duration time) throws InterruptedException {
        return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends the sweep under way, after the step in hand. */
    @Override
    public void close() {
        closing.countDown();
        try {
            if (!thread.join(CLOSE_TIMEOUT)) {
                LOG.warn("the audit did not end in time; it is left to itself");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
