// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import com.google.protobuf.InvalidProtocolBufferException;
import im.yan.schemas.v1.ConversationEvent;

/**
 * An event, and what has become of it.
 *
 * @param recalledSeq the event that recalled the message; 0 for none
 * @param editedSeq the last event that edited the message; 0 for none
 */
record StoredEvent(ConversationEvent event, long recalledSeq, long editedSeq) {

    static StoredEvent parse(String conversationId, byte[] event, long recalledSeq, long editedSeq) {
        try {
            return new StoredEvent(ConversationEvent.parseFrom(event), recalledSeq, editedSeq);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("an event of " + conversationId + " is stored as something else", e);
        }
    }

    long seq() {
        return event.getSeq();
    }

    boolean isRecalled() {
        return recalledSeq > 0;
    }
}
