// SPDX-License-Identifier: Apache-2.0
package im.yan.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.servers.Ports;
import im.yan.testkit.TestMysql;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AloneIT {

    @Test
    void withoutItsServersItWaitsForThemTellsSoAndEndsWhenAsked() throws Exception {
        var nobody = "127.0.0.1:" + Ports.free();
        var sink = RunningSink.start(
                new TestMysql(nobody, "alone", "yan", "yan"), Map.of("YAN_KAFKA", nobody, "STORAGE_AUDIT_RATE", "500"));

        await().atMost(Duration.ofSeconds(20)).until(() -> sink.count("yan.feed.failures") >= 2);
        await().atMost(Duration.ofSeconds(20)).until(() -> sink.count("yan.audit.failures") >= 2);
        assertThat(sink.service().health().isLive()).isTrue();
        assertThat(sink.isReady()).isFalse();
        assertThat(sink.metricsPage())
                .contains(
                        "yan_storage_records_total{",
                        "yan_storage_dead_total{",
                        "yan_storage_retries_total{",
                        "yan_storage_batch_seconds_count{",
                        "yan_storage_lag_seconds{",
                        "yan_feed_leader{",
                        "yan_feed_events_total{",
                        "yan_feed_failures_total{",
                        "yan_feed_lag_seconds{",
                        "yan_feed_delay_seconds_count{");

        var asked = System.nanoTime();
        sink.close();
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(15));
    }
}
