// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import com.google.protobuf.ByteString;
import java.util.Comparator;

/**
 * A row of a conversation_event table.
 *
 * @param event the record's value as it stands in the log
 */
record EventRow(
        String conversationId,
        long seq,
        long messageNo,
        long eventId,
        long actorId,
        long timeMillis,
        ByteString event) {
    static final Comparator<EventRow> BY_KEY =
            Comparator.comparing(EventRow::conversationId).thenComparingLong(EventRow::seq);
}
