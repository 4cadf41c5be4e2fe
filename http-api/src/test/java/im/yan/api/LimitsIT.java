// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static im.yan.api.TestApi.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.testkit.TestServers;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each limit, set low, on an instance behind a proxy. */
class LimitsIT {
    private static TestApi api;

    @BeforeAll
    static void start() {
        api = TestApi.start(Map.of(
                "API_FORWARDED_HEADERS", "true",
                "API_LOGIN_FAILURES_PER_NAME", "3",
                "API_LOGIN_FAILURES_PER_ADDRESS", "5",
                "API_LOGIN_FAILURES_WINDOW", "1h",
                "API_MYSQL_CONNECTIONS", "1",
                "API_CORS_ORIGINS", "https://chat.example, http://localhost:5173"));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void aNameIsClosedForAWhileAfterTooManyWrongPasswords() {
        var user = api.user();
        for (var i = 0; i < 3; i++) {
            assertThat(logIn(user.name(), "wrong password", "198.51.100." + i).refusal())
                    .isEqualTo("401 CREDENTIALS_INVALID");
        }

        var refused = logIn(user.name(), PASSWORD, "198.51.100.9");

        assertThat(refused.refusal()).isEqualTo("429 RATE_LIMITED retryable");
        assertThat(refused.json().required("retryAfterMillis").intValue()).isBetween(1_100_000, 1_200_000);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1_100, 1_200);
        assertThat(api.user().get("/v1/accounts/me").status()).isEqualTo(200);
    }

    @Test
    void anAddressIsRefusedAfterTooManyWrongPasswordsForWhateverName() {
        for (var i = 0; i < 5; i++) {
            assertThat(logIn(TestApi.newName(), "wrong password", "203.0.113.7").refusal())
                    .isEqualTo("401 CREDENTIALS_INVALID");
        }
        var user = api.user();

        assertThat(logIn(user.name(), PASSWORD, "203.0.113.7").refusal()).isEqualTo("429 RATE_LIMITED retryable");
        assertThat(logIn(user.name(), PASSWORD, "203.0.113.8").status()).isEqualTo(200);
    }

    @Test
    void rightPasswordsAreNotLimited() {
        var user = api.user();

        for (var i = 0; i < 7; i++) {
            assertThat(logIn(user.name(), PASSWORD, "192.0.2.1").status()).isEqualTo(200);
        }
    }

    @Test
    void requestsBeyondThePoolOfConnectionsAreUnavailableAfterAMoment() throws Exception {
        var user = api.user();
        CompletableFuture<List<Integer>> statuses;
        try (var connection = TestServers.mysql().connect();
                var lock = connection.createStatement()) {
            lock.execute("LOCK TABLES account WRITE");
            var requests = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> user.get("/v1/accounts/me").status(), Thread::startVirtualThread))
                    .limit(2)
                    .toList();
            CompletableFuture.anyOf(requests.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);
            statuses = CompletableFuture.allOf(requests.toArray(CompletableFuture[]::new))
                    .thenApply(done ->
                            requests.stream().map(CompletableFuture::join).toList());
        }

        assertThat(statuses.get(10, TimeUnit.SECONDS)).contains(503);
        assertThat(user.get("/v1/accounts/me").status()).isEqualTo(200);
    }

    @Test
    void pagesOfKnownOriginsMayCallAndOthersMayNot() {
        var known = preflight("https://chat.example");
        var unknown = preflight("https://evil.example");

        assertThat(known.status()).isEqualTo(200);
        assertThat(known.header("Access-Control-Allow-Origin")).isEqualTo("https://chat.example");
        assertThat(known.header("Access-Control-Allow-Headers")).isEqualTo("Authorization");
        assertThat(unknown.refusal()).isEqualTo("403 INVALID_ARGUMENT");
        assertThat(unknown.header("Access-Control-Allow-Origin")).isEmpty();
    }

    private static Answer preflight(String origin) {
        return api.send(api.request("/v1/conversations")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "Authorization"));
    }

    private static Answer logIn(String name, String password, String address) {
        return api.send(api.request("/v1/tokens")
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", address)
                .POST(BodyPublishers.ofString("{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, password))));
    }
}
