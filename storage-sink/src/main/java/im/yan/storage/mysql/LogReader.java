// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import im.yan.schemas.ConversationId;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.Receipt;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads records of the log as what they are to the tables. Knows no SQL; whatever the bytes are, it has an answer. */
final class LogReader {

    private LogReader() {}

    static LogEntry read(ConsumerRecord<byte[], byte[]> record) {
        try {
            return record.topic().equals(Topics.MESSAGES.name()) ? event(record.value()) : receipt(record.value());
        } catch (InvalidProtocolBufferException e) {
            return new LogEntry.Rejected("not the message it should be: " + e.getMessage());
        }
    }

    private static LogEntry event(byte @Nullable [] value) throws InvalidProtocolBufferException {
        if (value == null) {
            return new LogEntry.Rejected("an event without a value");
        }
        var event = ConversationEvent.parseFrom(value);
        var conversation = ConversationId.parse(event.getConversationId());
        if (conversation.isEmpty()) {
            return new LogEntry.Rejected("an event without a proper conversation id");
        }
        if (event.getSeq() < 1 || event.getMessageNo() < 0 || event.getMessageNo() > event.getSeq()) {
            return new LogEntry.Rejected("an event whose numbers cannot be");
        }
        return new LogEntry.Accepted(Optional.of(row(event, value)), EventChanges.of(event, conversation.get()));
    }

    private static EventRow row(ConversationEvent event, byte[] value) {
        return new EventRow(
                event.getConversationId(),
                event.getSeq(),
                event.getMessageNo(),
                event.getEventId(),
                event.getActorId(),
                event.getTimeMillis(),
                UnsafeByteOperations.unsafeWrap(value));
    }

    private static LogEntry receipt(byte @Nullable [] value) throws InvalidProtocolBufferException {
        // A tombstone makes compaction forget a position. The table keeps the highest.
        return value == null ? LogEntry.Accepted.NOTHING : ReceiptChanges.of(Receipt.parseFrom(value));
    }
}
