// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.replay;

import com.google.protobuf.InvalidProtocolBufferException;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.Receipt;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a record of the log concerns.
 *
 * @param fromSeq the first event whose row it may change; {@link #NO_EVENT} for none
 */
record Concern(String conversationId, long fromSeq) {
    static final long NO_EVENT = Long.MAX_VALUE;

    /** Empty for what cannot be read, and for tombstones. */
    static Optional<Concern> of(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return Optional.empty();
        }
        try {
            var concern = record.topic().equals(Topics.MESSAGES.name())
                    ? of(ConversationEvent.parseFrom(record.value()))
                    : new Concern(conversation(Receipt.parseFrom(record.value())), NO_EVENT);
            return Optional.of(concern).filter(it -> !it.conversationId.isEmpty());
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }

    private static Concern of(ConversationEvent event) {
        var first = switch (event.getKindCase()) {
            case MESSAGE_EDITED -> event.getMessageEdited().getTargetSeq();
            case MESSAGE_RECALLED -> event.getMessageRecalled().getTargetSeq();
            default -> event.getSeq();
        };
        return new Concern(event.getConversationId(), Math.min(first, event.getSeq()));
    }

    private static String conversation(Receipt receipt) {
        return switch (receipt.getKindCase()) {
            case READ -> receipt.getRead().getConversationId();
            case DELIVERED -> receipt.getDelivered().getConversationId();
            case MARKS -> receipt.getMarks().getConversationId();
            case HIDDEN -> receipt.getHidden().getConversationId();
            case KIND_NOT_SET -> "";
        };
    }
}
