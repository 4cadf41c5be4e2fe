// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.servers.MysqlServer;
import im.yan.servers.Ports;
import im.yan.servers.Progress;
import im.yan.testkit.TestMysql;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MysqlAwayIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void withoutMysqlRequestsAreUnavailableAndItsReturnIsEnough() throws Exception {
        var server = new MysqlServer(OwnServers.folders(), Ports.free(), "yan", "yan", "yan");
        var spec = server.prepare(Progress.SILENT);
        var child = OwnServers.started(spec);
        var mysql = new TestMysql("127.0.0.1:" + server.port(), "yan", "yan", "yan").fresh("yan");
        try (var api = TestApi.start(TestApi.mysql(mysql))) {
            var user = api.user();

            OwnServers.kill(child);

            await().atMost(SOON).until(() -> !api.isReady());
            assertThat(user.get("/v1/accounts/me").refusal()).isEqualTo("503 UNAVAILABLE retryable");
            assertThat(api.register(TestApi.newName()).refusal()).isEqualTo("503 UNAVAILABLE retryable");
            assertThat(api.logIn(user.name(), TestApi.PASSWORD).refusal()).isEqualTo("503 UNAVAILABLE retryable");
            assertThat(api.get("/.well-known/jwks.json").status()).isEqualTo(200);

            child = OwnServers.started(spec);

            await().atMost(SOON).until(api::isReady);
            assertThat(user.get("/v1/accounts/me").text("name")).isEqualTo(user.name());
        } finally {
            child.close();
        }
    }
}
