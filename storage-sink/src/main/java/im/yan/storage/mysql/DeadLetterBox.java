// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends dead letters, at least once. */
final class DeadLetterBox implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Producer<byte[], byte[]> producer;

    private DeadLetterBox(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    static DeadLetterBox open(LogSettings settings) {
        var timeout = (int) TIMEOUT.toMillis();
        Map<String, Object> properties = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.bootstrapServers(),
                ProducerConfig.CLIENT_ID_CONFIG,
                settings.group() + "-dead-" + settings.instance(),
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                timeout,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                timeout / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                timeout);
        return new DeadLetterBox(new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer()));
    }

    /** Returns once Kafka has them all; a {@link KafkaException} if it does not take one. */
    void send(List<ProducerRecord<byte[], byte[]>> letters) {
        var answers = new ArrayList<Future<RecordMetadata>>(letters.size());
        letters.forEach(letter -> answers.add(producer.send(letter)));
        answers.forEach(DeadLetterBox::await);
    }

    private static void await(Future<RecordMetadata> answer) {
        try {
            answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException kafkas
                    ? kafkas
                    : new KafkaException("a dead letter was not taken", e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
