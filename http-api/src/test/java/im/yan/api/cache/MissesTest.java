// SPDX-License-Identifier: Apache-2.0
package im.yan.api.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import im.yan.api.refusal.Refusal;
import im.yan.schemas.v1.ErrorCode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MissesTest {
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Misses misses =
            new Misses(new CacheSettings(true, Duration.ofSeconds(3), Duration.ofMillis(100), 1), metrics);
    private final Misses.Sharing<String, Integer> sharing = misses.sharing(Part.EVENTS);
    private final CompletableFuture<Integer> mysql = new CompletableFuture<>();
    private final AtomicInteger queries = new AtomicInteger();

    @Test
    void whoAsksTheSameMeanwhileSharesOneQuery() {
        var answers = many("same");
        awaitShared(49);

        mysql.complete(7);

        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(7));
        assertThat(queries).hasValue(1);
    }

    @Test
    void whatHasBeenAnsweredIsAskedAgain() {
        mysql.complete(7);

        sharing.ask("same", this::query);
        sharing.ask("same", this::query);

        assertThat(queries).hasValue(2);
    }

    @Test
    void allAreToldOfAFailureAndTheNextOneTriesAgain() {
        var answers = many("same");
        awaitShared(49);

        mysql.completeExceptionally(new IllegalStateException("gone"));

        assertThat(answers)
                .allSatisfy(answer -> assertThatThrownBy(answer::join)
                        .isInstanceOf(CompletionException.class)
                        .hasRootCauseMessage("gone"));
        assertThat(sharing.ask("same", () -> 8)).isEqualTo(8);
    }

    @Test
    void whoWaitsForATurnInVainIsToldWhenToComeAgain() {
        var first = many("first");
        await().until(() -> queries.get() == 1);

        assertThatThrownBy(() -> sharing.ask("second", this::query)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.error().getCode()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(refusal.error().getRetryable()).isTrue();
            assertThat(refusal.error().getRetryAfterMillis()).isPositive();
        });

        mysql.complete(7);
        assertThat(first).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(7));
        assertThat(sharing.ask("second", this::query)).isEqualTo(7);
    }

    private int query() {
        queries.incrementAndGet();
        return mysql.join();
    }

    private List<CompletableFuture<Integer>> many(String question) {
        return IntStream.range(0, 50)
                .mapToObj(client -> CompletableFuture.supplyAsync(
                        () -> sharing.ask(question, this::query), Thread::startVirtualThread))
                .toList();
    }

    private void awaitShared(int times) {
        await().until(() ->
                metrics.counter("yan.api.cache.shared", "part", "events").count() == times);
    }
}
