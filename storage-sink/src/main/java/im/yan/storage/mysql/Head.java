// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import java.util.Comparator;

/** A row of the conversation table: how far the conversation has come. Only grows. */
record Head(String conversationId, long seq, long messageNo, long timeMillis) {
    static final Comparator<Head> BY_KEY = Comparator.comparing(Head::conversationId);

    static Head after(EventRow event) {
        return new Head(event.conversationId(), event.seq(), event.messageNo(), event.timeMillis());
    }

    Head orLater(Head other) {
        return new Head(
                conversationId,
                Math.max(seq, other.seq),
                Math.max(messageNo, other.messageNo),
                Math.max(timeMillis, other.timeMillis));
    }
}
