// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import im.yan.runtime.streams.DeadLetter;
import im.yan.runtime.streams.DeadLetterProducer;
import im.yan.schemas.TraceHeader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Takes failed errands from any thread and buries them on the reader's, at least once. One that Kafka does not take stays
 * here, and its errand open, until it does.
 */
final class DeadLetterBox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterBox.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);

    private final Queue<Errand> failed = new ConcurrentLinkedQueue<>();
    private final Producer<byte[], byte[]> producer;

    private record Sent(Errand errand, Future<RecordMetadata> answer) {}

    DeadLetterBox(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    static DeadLetterBox to(String bootstrapServers, String clientId) {
        return new DeadLetterBox(DeadLetterProducer.open(bootstrapServers, clientId, TIMEOUT));
    }

    void put(Errand errand) {
        failed.add(errand);
    }

    /** Buries what has failed, and waits until Kafka has it. */
    void empty() {
        var sent = new ArrayList<Sent>();
        for (var errand = failed.poll(); errand != null; errand = failed.poll()) {
            sent.add(new Sent(errand, producer.send(DeadLetter.of(errand.request(), errand.reason()))));
        }
        sent.forEach(this::await);
    }

    private void await(Sent letter) {
        var errand = letter.errand();
        try {
            letter.answer().get();
            log(errand).log("offline notification given up");
            errand.buried();
        } catch (ExecutionException e) {
            failed.add(errand);
            LOG.atWarn().setCause(e.getCause()).log("Kafka did not take a dead letter; it is sent again");
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static LoggingEventBuilder log(Errand errand) {
        var request = errand.request();
        var userId = Optional.ofNullable(request.key()).map(key -> new String(key, UTF_8));
        var traceId = TraceHeader.of(request.headers()).map(TraceHeader::traceId);
        return LOG.atWarn()
                .addKeyValue("traceId", traceId.orElse(""))
                .addKeyValue("userId", userId.orElse(""))
                .addKeyValue("topic", request.topic())
                .addKeyValue("partition", request.partition())
                .addKeyValue("offset", request.offset())
                .addKeyValue("reason", errand.reason());
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
