// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.servers.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SearchAwayIT {
    private static final Duration SOON = Duration.ofSeconds(4);

    @Test
    void withoutElasticsearchOnlySearchIsRefused() throws Exception {
        assertOnlySearchIsRefused(TestApi.shared());
    }

    @Test
    void anElasticsearchThatIsAwayIsSaidAtOnce() throws Exception {
        try (var api = TestApi.start(Map.of("YAN_ELASTICSEARCH", "http://127.0.0.1:" + Ports.free()))) {
            assertOnlySearchIsRefused(api);
            assertThat(api.metrics()).contains("yan_api_searches_total{outcome=\"unavailable\"");
        }
    }

    @Test
    void anElasticsearchThatHangsHoldsUpAFewForTwoSeconds() throws Exception {
        try (var silent = silent();
                var api = TestApi.start(Map.of(
                        "YAN_ELASTICSEARCH",
                        "http://127.0.0.1:" + silent.getLocalPort(),
                        "API_SEARCH_CONNECTIONS",
                        "2"))) {
            var user = inAConversation(api);

            var begin = System.nanoTime();
            var answers = Stream.generate(() -> CompletableFuture.supplyAsync(() -> user.get("/v1/search?q=a")))
                    .limit(5)
                    .toList();

            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.join().refusal()).isEqualTo("503 UNAVAILABLE retryable"));
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON.plus(SOON));
            assertOnlySearchIsRefused(api);
            assertThat(api.metrics()).contains("yan_api_searches_total{outcome=\"crowded_out\"");
        }
    }

    private static void assertOnlySearchIsRefused(TestApi api) throws SQLException {
        var user = inAConversation(api);

        var begin = System.nanoTime();
        assertThat(user.get("/v1/search?q=a").refusal()).isEqualTo("503 UNAVAILABLE retryable");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);

        assertThat(user.get("/v1/conversations").status()).isEqualTo(200);
        assertThat(user.get("/v1/sync").status()).isEqualTo(200);
        assertThat(api.isReady()).isTrue();
    }

    private static TestApi.User inAConversation(TestApi api) throws SQLException {
        var user = api.user();
        Rows.conversation(user.id(), 9, 1, 1);
        return user;
    }

    /** Takes connections, into its backlog, and never says anything. */
    private static ServerSocket silent() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }
}
