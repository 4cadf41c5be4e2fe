// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import im.yan.runtime.streams.DeadLetterProducer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** Sends dead letters, at least once. */
final class DeadLetterBox implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Producer<byte[], byte[]> producer;

    private DeadLetterBox(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    static DeadLetterBox open(LogSettings settings) {
        var clientId = settings.group() + "-dead-" + settings.instance();
        return new DeadLetterBox(DeadLetterProducer.open(settings.bootstrapServers(), clientId, TIMEOUT));
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
