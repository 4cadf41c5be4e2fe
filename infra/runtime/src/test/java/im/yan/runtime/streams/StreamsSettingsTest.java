// SPDX-License-Identifier: Apache-2.0
package im.yan.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.runtime.Env;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class StreamsSettingsTest {

    @Test
    void nothingOpensTheIdReuseTrapOfKafkaPullRequest12540() {
        var properties = settings(true).toProperties();

        assertThat(properties)
                .containsEntry(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 0)
                .containsEntry(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L)
                .containsEntry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        // Kafka itself accepts them all.
        assertThat(new StreamsConfig(properties)).isNotNull();
    }

    @Test
    void aKilledInstanceComesBackAsTheSameMember() {
        var properties = settings(true).toProperties();

        assertThat(properties)
                .containsEntry("main.consumer.group.instance.id", "yan-test-3")
                .containsEntry("main.consumer.session.timeout.ms", 3_000)
                .containsEntry("producer.transaction.timeout.ms", 3_000);
        assertThat(properties.getProperty(StreamsConfig.STATE_DIR_CONFIG)).endsWith("yan-test/3");
    }

    @Test
    void restoringDoesNotWaitForNewsWithEachPartition() {
        assertThat(settings(true).toProperties())
                .containsEntry("global.consumer.fetch.max.wait.ms", 100)
                .containsEntry("restore.consumer.fetch.max.wait.ms", 100);
    }

    @Test
    void withoutTransactionsThereIsNoTransactionTimeout() {
        assertThat(settings(false).toProperties())
                .containsEntry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE)
                .doesNotContainKey("producer.transaction.timeout.ms");
    }

    private static StreamsSettings settings(boolean exactlyOnce) {
        return StreamsSettings.from(
                new Env(Map.of("YAN_INSTANCE", "3")), "yan-test", exactlyOnce, Duration.ofMillis(20), 0);
    }
}
