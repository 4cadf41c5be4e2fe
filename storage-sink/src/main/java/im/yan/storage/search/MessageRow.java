// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.search;

import com.google.protobuf.InvalidProtocolBufferException;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.storage.cdc.RowChange;
import im.yan.storage.mysql.EventKey;
import java.util.List;

/**
 * A row of a conversation_event table.
 *
 * @param deleted it is there no longer
 */
record MessageRow(ConversationEvent event, long recalledSeq, long editedSeq, boolean deleted) {
    private static final String CONVERSATION_ID = "conversation_id";
    private static final String SEQ = "seq";
    private static final String EVENT = "event";
    private static final String RECALLED_SEQ = "recalled_seq";
    private static final String EDITED_SEQ = "edited_seq";
    static final List<String> COLUMNS = List.of(CONVERSATION_ID, SEQ, EVENT, RECALLED_SEQ, EDITED_SEQ);

    static MessageRow of(RowChange change) throws InvalidProtocolBufferException {
        return new MessageRow(
                ConversationEvent.parseFrom(change.bytes(EVENT)),
                change.number(RECALLED_SEQ),
                change.number(EDITED_SEQ),
                change.deleted());
    }

    /** Of any row, readable or not. */
    static String id(RowChange change) {
        return id(change.text(CONVERSATION_ID), change.number(SEQ));
    }

    String id() {
        return id(event.getConversationId(), event.getSeq());
    }

    private static String id(String conversationId, long seq) {
        return conversationId + "/" + seq;
    }

    /** Other events have no document of their own: an edit or a recall changes its message's row too. */
    boolean isMessage() {
        return event.hasMessagePosted();
    }

    /** Both numbers only grow, so this grows with every change of the row. */
    long version() {
        return 1 + recalledSeq + editedSeq;
    }

    /** Its text is in another row. */
    boolean needsEdit() {
        return !deleted && recalledSeq == 0 && editedSeq > 0;
    }

    EventKey edit() {
        return new EventKey(event.getConversationId(), editedSeq);
    }
}
