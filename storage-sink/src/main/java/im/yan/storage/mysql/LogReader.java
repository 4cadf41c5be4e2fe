// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import im.yan.schemas.ConversationId;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.DeliveredPosition;
import im.yan.schemas.v1.ReadPosition;
import im.yan.schemas.v1.Receipt;
import java.util.ArrayList;
import java.util.List;
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
        return new LogEntry.Accepted(Optional.of(row(event, value)), participants(event, conversation.get()));
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

    private static List<Participant> participants(ConversationEvent event, ConversationId conversation) {
        var id = event.getConversationId();
        return switch (conversation) {
            case ConversationId.Direct direct -> {
                var participants = new ArrayList<Participant>(3);
                participants.add(Participant.present(direct.smaller(), id));
                participants.add(Participant.present(direct.larger(), id));
                if (direct.has(event.getActorId())) {
                    // Sending implies reading.
                    participants.add(Participant.read(event.getActorId(), id, event.getSeq(), event.getMessageNo()));
                }
                yield participants;
            }
        };
    }

    private static LogEntry receipt(byte @Nullable [] value) throws InvalidProtocolBufferException {
        if (value == null) {
            // A tombstone makes compaction forget a position. The table keeps the highest.
            return LogEntry.Accepted.NOTHING;
        }
        var receipt = Receipt.parseFrom(value);
        return switch (receipt.getKindCase()) {
            case READ -> read(receipt.getRead());
            case DELIVERED -> delivered(receipt.getDelivered());
            case KIND_NOT_SET -> new LogEntry.Rejected("a receipt of no known kind");
        };
    }

    private static LogEntry read(ReadPosition position) {
        var badNo = position.getMessageNo() < 0 || position.getMessageNo() > position.getSeq();
        return badNo || !isPosition(position.getConversationId(), position.getUserId(), position.getSeq())
                ? new LogEntry.Rejected("a read position that cannot be")
                : position(Participant.read(
                        position.getUserId(),
                        position.getConversationId(),
                        position.getSeq(),
                        position.getMessageNo()));
    }

    private static LogEntry delivered(DeliveredPosition position) {
        return isPosition(position.getConversationId(), position.getUserId(), position.getSeq())
                ? position(Participant.delivered(position.getUserId(), position.getConversationId(), position.getSeq()))
                : new LogEntry.Rejected("a delivered position that cannot be");
    }

    private static LogEntry position(Participant participant) {
        return new LogEntry.Accepted(Optional.empty(), List.of(participant));
    }

    private static boolean isPosition(String conversationId, long userId, long seq) {
        return seq >= 1
                && ConversationId.parse(conversationId)
                        .filter(conversation -> isIn(conversation, userId))
                        .isPresent();
    }

    private static boolean isIn(ConversationId conversation, long userId) {
        return switch (conversation) {
            case ConversationId.Direct direct -> direct.has(userId);
        };
    }
}
