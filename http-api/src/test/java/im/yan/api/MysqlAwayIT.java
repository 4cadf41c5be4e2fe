// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.testkit.OwnMysql;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MysqlAwayIT {
    private static final Duration SOON = Duration.ofSeconds(20);

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
}
