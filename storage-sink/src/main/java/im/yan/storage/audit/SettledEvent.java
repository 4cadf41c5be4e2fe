// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.audit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.storage.mysql.EventKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event of the log that every store should have by now.
 *
 * @param bytes as they stand there
 */
record SettledEvent(EventKey key, ConversationEvent event, ByteString bytes) {

    /** Empty for what no store can hold: it is among the dead letters. */
    static Optional<SettledEvent> of(byte @Nullable [] value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            var event = ConversationEvent.parseFrom(value);
            var key = new EventKey(event.getConversationId(), event.getSeq());
            return isPossible(event)
                    ? Optional.of(new SettledEvent(key, event, UnsafeByteOperations.unsafeWrap(value)))
                    : Optional.empty();
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }

    private static boolean isPossible(ConversationEvent event) {
        return ConversationId.parse(event.getConversationId()).isPresent()
                && event.getSeq() >= 1
                && event.getMessageNo() >= 0
                && event.getMessageNo() <= event.getSeq();
    }

    boolean isMessage() {
        return event.hasMessagePosted();
    }
}
