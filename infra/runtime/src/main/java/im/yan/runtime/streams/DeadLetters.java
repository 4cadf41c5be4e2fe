// SPDX-License-Identifier: Apache-2.0
package im.yan.runtime.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A record that is not what its topic carries goes to {@code <topic>.dead}, with where it stood and why it was refused in
 * its headers; the partition goes on. Within exactly-once it is part of the transaction, so it is there exactly once.
 */
public final class DeadLetters implements DeserializationExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        LOG.atWarn()
                .addKeyValue("topic", record.topic())
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .log("unreadable record moved to the dead-letter topic");
        return Response.resume(List.of(letter(record, exception)));
    }

    private static ProducerRecord<byte[], byte[]> letter(ConsumerRecord<byte[], byte[]> record, Exception exception) {
        var letter = new ProducerRecord<byte[], byte[]>(record.topic() + ".dead", null, record.key(), record.value());
        record.headers().forEach(letter.headers()::add);
        letter.headers()
                .add("dead.reason", String.valueOf(exception.getMessage()).getBytes(UTF_8))
                .add("dead.topic", record.topic().getBytes(UTF_8))
                .add("dead.partition", Integer.toString(record.partition()).getBytes(UTF_8))
                .add("dead.offset", Long.toString(record.offset()).getBytes(UTF_8));
        return letter;
    }

    @Override
    public void configure(Map<String, ?> configs) {}
}
