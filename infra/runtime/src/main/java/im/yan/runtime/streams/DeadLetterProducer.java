// SPDX-License-Identifier: Apache-2.0
package im.yan.runtime.streams;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends dead letters for whoever reads topics without Kafka Streams: durable once answered, answered within a bounded time. */
public final class DeadLetterProducer {

    private DeadLetterProducer() {}

    /** @param timeout after so long a letter that was not taken is answered with an exception */
    public static Producer<byte[], byte[]> open(String bootstrapServers, String clientId, Duration timeout) {
        var millis = (int) timeout.toMillis();
        Map<String, Object> properties = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.CLIENT_ID_CONFIG,
                clientId,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                millis,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                millis / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                millis);
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
