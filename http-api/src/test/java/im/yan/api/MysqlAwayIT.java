// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.testkit.OwnMysql;
import im.yan.testkit.TestLayout;
import java.time.Duration;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

class MysqlAwayIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    // The driver of a layout reads the tables' definitions first.
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void withoutMysqlRequestsAreUnavailableAndItsReturnIsEnough() throws Exception {
        try (var own = OwnMysql.start("yan");
                var api = TestApi.start(TestApi.mysql(own.mysql()))) {
            var user = api.user();

            own.server().kill();

            await().atMost(SOON).until(() -> !api.isReady());
            assertThat(user.get("/v1/accounts/me").refusal()).isEqualTo("503 UNAVAILABLE retryable");
            assertThat(api.register(TestApi.newName()).refusal()).isEqualTo("503 UNAVAILABLE retryable");
            assertThat(api.logIn(user.name(), TestApi.PASSWORD).refusal()).isEqualTo("503 UNAVAILABLE retryable");
            assertThat(api.get("/.well-known/jwks.json").status()).isEqualTo(200);

            own.server().start();

            await().atMost(SOON).until(api::isReady);
            assertThat(user.get("/v1/accounts/me").text("name")).isEqualTo(user.name());
        }
    }

    @Test
    void aLayoutOfSeveralServersIsWaitedForAndMissedAlike() throws Exception {
        try (var own = OwnMysql.start("yan")) {
            var layout = TestLayout.on(own.mysql(), "away");
            var variables = new HashMap<>(TestApi.mysql(layout.first()));
            variables.put("YAN_MYSQL_JDBC", layout.jdbcUrl());
            own.server().kill();
            try (var api = TestApi.startUnready(variables)) {
                assertThat(api.isReady()).isFalse();

                own.server().start();

                await().atMost(PATIENCE).until(api::isReady);
                api.awaitWorkerNumber();
                var user = api.user();

                own.server().kill();

                await().atMost(SOON).until(() -> !api.isReady());
                assertThat(user.get("/v1/accounts/me").refusal()).isEqualTo("503 UNAVAILABLE retryable");
                assertThat(user.get("/v1/conversations").refusal()).isEqualTo("503 UNAVAILABLE retryable");

                own.server().start();

                await().atMost(SOON).until(api::isReady);
                assertThat(user.get("/v1/conversations").status()).isEqualTo(200);
            }
        }
    }
}
