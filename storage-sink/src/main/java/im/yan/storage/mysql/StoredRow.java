// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import com.google.protobuf.ByteString;

/**
 * A row of a conversation_event table as it was found, right or wrong.
 *
 * @param recalledSeq of the event that recalled it, or so it says; 0 for none
 * @param editedSeq of the last event that edited it, or so it says; 0 for none
 */
public record StoredRow(
        EventKey key,
        long messageNo,
        long eventId,
        long actorId,
        long timeMillis,
        ByteString event,
        long recalledSeq,
        long editedSeq) {}
