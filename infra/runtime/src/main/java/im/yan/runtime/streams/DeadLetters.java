// SPDX-License-Identifier: Apache-2.0
package im.yan.runtime.streams;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
        var place = new DeadLetter.Place(record.topic(), record.partition(), record.offset());
        var reason = String.valueOf(exception.getMessage());
        return Response.resume(List.of(DeadLetter.of(place, record.key(), record.value(), record.headers(), reason)));
    }

    @Override
    public void configure(Map<String, ?> configs) {}
}
