// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import io.debezium.engine.spi.OffsetCommitPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.connect.source.SourceRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One life of Debezium's engine: it ends when it is closed, and at the first failure, because starting again is the feed's. */
final class FeedEngine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedEngine.class);
    private static final Duration CLOSE_INTERVAL = Duration.ofMillis(100);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(15);

    /** The engine ended by itself. */
    static final class EndedException extends Exception {
        EndedException(Optional<Throwable> why) {
            super("the engine ended: " + why.map(Throwable::toString).orElse("for no known reason"), why.orElse(null));
        }
    }

    private final DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
    private final CompletableFuture<Optional<Throwable>> end = new CompletableFuture<>();

    private FeedEngine(Properties properties, FeedTarget target, FeedMetrics metrics) {
        engine = DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
                .using(properties)
                .using(OffsetCommitPolicy.always())
                .using((success, message, error) -> end.complete(Optional.ofNullable(error)))
                .notifying(new FeedHandler(target, metrics))
                .build();
    }

    static FeedEngine start(Properties properties, FeedName name, FeedTarget target, FeedMetrics metrics) {
        var started = new FeedEngine(properties, target, metrics);
        Thread.ofPlatform().daemon().name("feed-engine-" + name.text()).start(started.engine);
        return started;
    }

    void requireRunning() throws EndedException {
        if (end.isDone()) {
            throw new EndedException(end.join());
        }
    }

    /** Waits for the batch in hand and the end, for a while. */
    @Override
    public void close() {
        try {
            var deadline = System.nanoTime() + CLOSE_TIMEOUT.toNanos();
            while (!end.isDone() && System.nanoTime() < deadline) {
                askToEnd();
                awaitEnd();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!end.isDone()) {
            LOG.warn("the change feed's engine did not end in time; it is left to itself");
        }
    }

    // Refused while the engine starts and while it ends already: then it is asked again, or awaited.
    private void askToEnd() {
        try {
            engine.close();
        } catch (IllegalStateException e) {
            LOG.debug("the engine cannot end now", e);
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("the change feed's engine did not close cleanly");
        }
    }

    private void awaitEnd() throws InterruptedException {
        try {
            end.get(CLOSE_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.trace("the engine has not ended yet", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the end of an engine is never an exception", e);
        }
    }
}
