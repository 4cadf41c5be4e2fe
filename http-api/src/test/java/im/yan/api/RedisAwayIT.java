// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static im.yan.api.TestApi.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.servers.Ports;
import im.yan.servers.Progress;
import im.yan.servers.RedisServer;
import im.yan.testkit.OwnServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedisAwayIT {
    private static final Duration SOON = Duration.ofSeconds(15);

    @Test
    void withoutRedisNobodyIsRegisteredAndEverythingElseWorks() {
        var redis = new RedisServer(OwnServer.folders(), Ports.free());
        var user = TestApi.shared().user();
        try (var api = TestApi.startUnready(Map.of("YAN_REDIS", redis.url(), "API_WORKER_LEASE", "2s"))) {
            api.awaitReady();

            assertThat(api.register(TestApi.newName()).refusal()).isEqualTo("503 UNAVAILABLE retryable");
            assertThat(api.logIn(user.name(), PASSWORD).status()).isEqualTo(200);

            try (var own = OwnServer.start(redis.prepare(Progress.SILENT))) {
                await().atMost(SOON).until(() -> api.register(TestApi.newName()).status() == 201);

                own.kill();
            }

            await().atMost(SOON).until(() -> api.register(TestApi.newName()).status() == 503);
            assertThat(api.logIn(user.name(), PASSWORD).status()).isEqualTo(200);
            assertThat(api.isReady()).isTrue();
        }
    }
}
