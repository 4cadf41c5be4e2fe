// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import java.util.Comparator;

/** A row of the hidden_message table: never changed, never deleted. */
record HiddenMessage(long userId, String conversationId, long seq) implements Change {
    static final Comparator<HiddenMessage> BY_KEY = Comparator.comparingLong(HiddenMessage::userId)
            .thenComparing(HiddenMessage::conversationId)
            .thenComparingLong(HiddenMessage::seq);
}
