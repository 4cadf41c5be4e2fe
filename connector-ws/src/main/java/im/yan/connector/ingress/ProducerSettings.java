// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.ingress;

import static org.apache.kafka.clients.CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.ACKS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.BOOTSTRAP_SERVERS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.BUFFER_MEMORY_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.CLIENT_ID_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.COMPRESSION_TYPE_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.LINGER_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.MAX_BLOCK_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.METADATA_MAX_IDLE_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.MetadataRecoveryStrategy;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The producer an event loop may use: ordered, repeats nothing, blocks for nothing, forgets no topic. */
final class ProducerSettings {
    /** What Kafka has not taken by then has failed, and its sender is told. */
    static final Duration DELIVERY_TIMEOUT = Duration.ofMinutes(2);

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    private ProducerSettings() {}

    static Producer<String, byte[]> producer(String bootstrapServers, LogLimits limits) {
        return new KafkaProducer<>(
                settings(bootstrapServers, limits), new StringSerializer(), new ByteArraySerializer());
    }

    static Map<String, Object> settings(String bootstrapServers, LogLimits limits) {
        return Map.ofEntries(
                Map.entry(BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                Map.entry(CLIENT_ID_CONFIG, "connector"),
                Map.entry(ENABLE_IDEMPOTENCE_CONFIG, true),
                Map.entry(ACKS_CONFIG, "all"),
                Map.entry(LINGER_MS_CONFIG, 2),
                Map.entry(COMPRESSION_TYPE_CONFIG, "none"),
                Map.entry(BUFFER_MEMORY_CONFIG, limits.producerBytes()),
                // Zero: send() fails instead of waiting, should our own bounds ever be wrong.
                Map.entry(MAX_BLOCK_MS_CONFIG, 0),
                Map.entry(METADATA_MAX_IDLE_CONFIG, Duration.ofDays(365).toMillis()),
                // The default forgets every topic while no broker can be reached, and then each send() fails at once.
                Map.entry(METADATA_RECOVERY_STRATEGY_CONFIG, MetadataRecoveryStrategy.NONE.name),
                Map.entry(REQUEST_TIMEOUT_MS_CONFIG, (int) REQUEST_TIMEOUT.toMillis()),
                Map.entry(DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY_TIMEOUT.toMillis()),
                Map.entry(RECONNECT_BACKOFF_MAX_MS_CONFIG, 500));
    }
}
