// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.token;

import com.nimbusds.jose.JWSVerifier;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public keys of http-api, fetched on a thread of its own: at start with back-off until there are some, then every few
 * minutes, and when somebody asks for one it does not have. Keys once fetched stay while a refresh fails. Safe from any thread.
 */
public final class KeyRing implements AutoCloseable {
    /** However many unknown keys are asked for, they cost one fetch in so long. */
    static final Duration ASKED_AGAIN_AFTER = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
    private static final Duration REFRESH_EVERY = Duration.ofMinutes(5);
    private static final Duration RETRY_FIRST = Duration.ofMillis(250);
    private static final Duration RETRY_LAST = Duration.ofSeconds(10);

    /** What is known of a key. */
    sealed interface Found {}

    record Known(JWSVerifier verifier) implements Found {}

    record Unknown() implements Found {}

    /** Not known, and the latest keys could not be fetched. */
    record Unreachable() implements Found {}

    private final KeySource source;
    private final LongSupplier nanoTime;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("keys").factory());
    private volatile Map<String, JWSVerifier> keys = Map.of();
    private CompletableFuture<Boolean> fetch = CompletableFuture.completedFuture(false);
    private long fetchAskedNanos;

    // Confined to the thread.
    private Duration retryDelay = RETRY_FIRST;
    private boolean failing;

    KeyRing(KeySource source, LongSupplier nanoTime) {
        this.source = source;
        this.nanoTime = nanoTime;
        fetchAskedNanos = nanoTime.getAsLong() - ASKED_AGAIN_AFTER.toNanos();
    }

    /** Begins to fetch from a JWKS URL. */
    public static KeyRing fetchingFrom(URI jwks) {
        var ring = new KeyRing(new JwksOverHttp(jwks), System::nanoTime);
        ring.start();
        return ring;
    }

    void start() {
        thread.execute(this::fetchForEver);
    }

    public boolean hasKeys() {
        return !keys.isEmpty();
    }

    /** Complete at once for a key that is known; else as soon as a fetch no older than {@link #ASKED_AGAIN_AFTER} has ended. */
    CompletableFuture<Found> find(String keyId) {
        var verifier = keys.get(keyId);
        return verifier != null
                ? CompletableFuture.completedFuture(new Known(verifier))
                : recentFetch().thenApply(succeeded -> lookUp(keyId, succeeded));
    }

    private Found lookUp(String keyId, boolean fetched) {
        var verifier = keys.get(keyId);
        if (verifier != null) {
            return new Known(verifier);
        }
        return fetched ? new Unknown() : new Unreachable();
    }

    private synchronized CompletableFuture<Boolean> recentFetch() {
        var now = nanoTime.getAsLong();
        if (fetch.isDone() && now - fetchAskedNanos >= ASKED_AGAIN_AFTER.toNanos()) {
            fetchAskedNanos = now;
            try {
                fetch = CompletableFuture.supplyAsync(this::fetchNow, thread);
            } catch (RejectedExecutionException e) {
                // Closing: nobody is admitted any more.
                return CompletableFuture.completedFuture(false);
            }
        }
        return fetch;
    }

    private void fetchForEver() {
        var succeeded = fetchNow();
        var delay = succeeded ? REFRESH_EVERY : retryDelay;
        retryDelay = succeeded ? RETRY_FIRST : min(retryDelay.multipliedBy(2), RETRY_LAST);
        if (!thread.isShutdown()) {
            thread.schedule(this::fetchForEver, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private boolean fetchNow() {
        try {
            keys = Map.copyOf(source.fetch());
            if (failing) {
                LOG.atInfo().log("the keys for tokens can be fetched again");
            }
            failing = false;
            return true;
        } catch (IOException e) {
            if (!failing) {
                LOG.atWarn()
                        .addKeyValue("reason", e.toString())
                        .log("the keys for tokens cannot be fetched; trying again");
            }
            failing = true;
            return false;
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
