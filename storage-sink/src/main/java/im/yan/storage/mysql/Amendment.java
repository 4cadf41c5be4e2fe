// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import java.util.Comparator;

/**
 * What happened to a message after it was posted, in the row of its event.
 *
 * @param seq the message's
 * @param recalledSeq of the event that recalled it; 0 for none
 * @param editedSeq of the last event that edited it; 0 for none
 */
record Amendment(String conversationId, long seq, long recalledSeq, long editedSeq) implements Change {
    static final Comparator<Amendment> BY_KEY =
            Comparator.comparing(Amendment::conversationId).thenComparingLong(Amendment::seq);

    Amendment orLater(Amendment other) {
        return new Amendment(
                conversationId, seq, Math.max(recalledSeq, other.recalledSeq), Math.max(editedSeq, other.editedSeq));
    }
}
