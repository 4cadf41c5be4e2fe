// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.servers.Ports;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void withoutAnythingThatWorksItStillSaysSo() {
        var nowhere = "127.0.0.1:" + Ports.free();
        try (var api = TestApi.startUnready(Map.of(
                "YAN_MYSQL", nowhere,
                "YAN_REDIS", "redis://" + nowhere,
                "YAN_ELASTICSEARCH", "http://" + nowhere))) {

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(api.get("/v1/status").json().toString())
                            .isEqualTo(
                                    "{\"status\":\"degraded\",\"degraded\":[\"mysql\",\"redis\",\"elasticsearch\"]}"));
            assertThat(api.get("/v1/status").status()).isEqualTo(200);
        }
    }

    @Test
    void aRedisThatNobodyKeepsUpToDateIsDegradedUnlessNobodyReadsIt() {
        var api = TestApi.shared();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(api.get("/v1/status").json().toString())
                        .isEqualTo("{\"status\":\"degraded\",\"degraded\":[\"redis\"]}"));

        try (var uncached = TestApi.start(Map.of("API_CACHE", "false"))) {
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(uncached.get("/v1/status").json().toString())
                                    .isEqualTo("{\"status\":\"ok\",\"degraded\":[]}"));
        }
    }
}
