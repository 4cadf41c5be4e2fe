// SPDX-License-Identifier: Apache-2.0
package im.yan.connector;

import static org.apache.kafka.clients.consumer.ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.AUTO_OFFSET_RESET_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.CLIENT_ID_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.MAX_POLL_RECORDS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG;

import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Consumers that read a partition they name themselves, from where they say, and leave no trace in Kafka. */
final class Consumers {
    private Consumers() {}

    static Consumer<byte[], byte[]> to(String bootstrapServers, String clientId) {
        return new KafkaConsumer<>(
                Map.of(
                        BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        CLIENT_ID_CONFIG,
                        clientId,
                        ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        AUTO_OFFSET_RESET_CONFIG,
                        "latest",
                        // Only for an idle topic: what comes is answered at once.
                        FETCH_MAX_WAIT_MS_CONFIG,
                        1_000,
                        MAX_POLL_RECORDS_CONFIG,
                        2_000,
                        RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        500),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
