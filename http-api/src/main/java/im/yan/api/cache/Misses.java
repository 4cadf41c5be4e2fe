// SPDX-License-Identifier: Apache-2.0
package im.yan.api.cache;

import im.yan.api.refusal.Refusal;
import im.yan.schemas.v1.ErrorCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * The way to MySQL for what Redis could not answer: a Redis that comes back empty must not become a stampede. Who asks what somebody
 * else is asking already gets the same answer, and so many different questions are asked at once; the others wait for their turn,
 * for a moment, and are refused then.
 */
@Component
public final class Misses {
    private static final Duration WAIT_FOR_TURN = Duration.ofSeconds(2);
    // Of a query that may wait for its turn first.
    private static final Duration WAIT_FOR_ANSWER = Duration.ofSeconds(5);
    private static final Duration UNTIL_IT_MAY_BE_QUIETER = Duration.ofSeconds(1);

    private final Semaphore turns;
    private final MeterRegistry metrics;

    Misses(CacheSettings settings, MeterRegistry metrics) {
        this.turns = new Semaphore(settings.missesMax());
        this.metrics = metrics;
    }

    /** For questions of one kind. */
    public <Q, A> Sharing<Q, A> sharing(Part part) {
        return new Sharing<>(metrics.counter("yan.api.cache.shared", "part", part.text()));
    }

    /** Questions under way, by what they ask; no more than there are requests. */
    public final class Sharing<Q, A> {
        private final Map<Q, CompletableFuture<A>> underWay = new ConcurrentHashMap<>();
        private final Counter shared;

        private Sharing(Counter shared) {
            this.shared = shared;
        }

        /** The answer of this query, or of an equal one that was under way. Nobody may change it. */
        public A ask(Q question, Supplier<A> query) {
            var mine = new CompletableFuture<A>();
            var others = underWay.putIfAbsent(question, mine);
            if (others != null) {
                shared.increment();
                return await(others);
            }
            try {
                var answer = inTurn(query);
                mine.complete(answer);
                return answer;
            } catch (RuntimeException | Error e) {
                mine.completeExceptionally(e);
                throw e;
            } finally {
                underWay.remove(question);
            }
        }
    }

    private <A> A inTurn(Supplier<A> query) {
        try {
            if (!turns.tryAcquire(WAIT_FOR_TURN.toMillis(), TimeUnit.MILLISECONDS)) {
                throw crowdedOut();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw crowdedOut();
        }
        try {
            return query.get();
        } finally {
            turns.release();
        }
    }

    private static <A> A await(CompletableFuture<A> answer) {
        try {
            return answer.get(WAIT_FOR_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw crowdedOut();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw crowdedOut();
        }
    }

    private static Refusal crowdedOut() {
        return Refusal.retryable(
                ErrorCode.UNAVAILABLE, "too many are asking at once; try again soon", UNTIL_IT_MAY_BE_QUIETER);
    }
}
