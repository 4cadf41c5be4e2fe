// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import im.yan.schemas.v1.ConversationEvent;

/**
 * An event, and what has become of it.
 *
 * @param recalledSeq the event that recalled the message; 0 for none
 * @param editedSeq the last event that edited the message; 0 for none
 */
record StoredEvent(ConversationEvent event, long recalledSeq, long editedSeq) {

    long seq() {
        return event.getSeq();
    }

    boolean isRecalled() {
        return recalledSeq > 0;
    }
}
