// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.schemas.ConversationId;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CacheAwayIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration NOT_LONG = Duration.ofSeconds(3);

    @Test
    void whateverHappensToRedisAnswersStayRight() throws Exception {
        try (var cached = CachedApi.start(Map.of())) {
            var alice = cached.api().user();
            var bob = cached.api().user();
            var written = Rows.conversation(alice.id(), bob.id(), 30, 1);
            var id = ConversationId.direct(alice.id(), bob.id()).text();
            cached.rows().carry(id, 200);
            var path = "/v1/conversations/" + id + "/events";
            var right = bob.get(path).response().body();
            assertThat(bob.get(path).events("/events")).isEqualTo(written);

            try (var readers = new Readers(bob, path, right)) {
                readers.awaitMore();
                cached.redis().pause();
                readers.awaitMore();
                await().atMost(SOON).until(() -> degraded(cached).contains("redis"));

                cached.redis().resume();
                cached.awaitBelieved();
                readers.awaitMore();

                cached.redis().kill();
                readers.awaitMore();
                await().atMost(SOON).until(() -> degraded(cached).contains("redis"));

                cached.redis().start();
                cached.rows().begin();
                cached.awaitBelieved();
                readers.awaitMore();
            }

            assertThat(cached.api().metrics())
                    .contains("yan_api_cache_reads_total{outcome=\"away\"")
                    .contains("yan_api_cache_reads_total{outcome=\"cold\"");
        }
    }

    private static String degraded(CachedApi cached) {
        return cached.api().get("/v1/status").response().body();
    }

    /** Ask all the time, and note whatever was not right, or took long. */
    private static final class Readers implements AutoCloseable {
        private final AtomicBoolean ended = new AtomicBoolean();
        private final AtomicInteger answers = new AtomicInteger();
        private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

        Readers(TestApi.User user, String path, String right) {
            for (var i = 0; i < 4; i++) {
                Thread.startVirtualThread(() -> {
                    while (!ended.get()) {
                        read(user, path, right);
                    }
                });
            }
        }

        private void read(TestApi.User user, String path, String right) {
            var begin = System.nanoTime();
            var answer = user.get(path);
            var took = Duration.ofNanos(System.nanoTime() - begin);
            if (!answer.response().body().equals(right) || took.compareTo(NOT_LONG) > 0) {
                complaints.add(
                        took + " " + answer.status() + " " + answer.response().body());
            }
            answers.incrementAndGet();
        }

        void awaitMore() {
            var before = answers.get();
            await().atMost(SOON).until(() -> answers.get() > before + 20);
            assertThat(complaints).isEmpty();
        }

        @Override
        public void close() {
            ended.set(true);
        }
    }
}
