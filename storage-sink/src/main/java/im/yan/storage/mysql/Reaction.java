// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import java.util.Comparator;

/**
 * A row of the reaction table.
 *
 * @param seq the message's
 * @param number seq of the event that set or removed it
 */
record Reaction(String conversationId, long seq, long userId, String emoji, boolean removed, long number)
        implements Change, Numbered {
    static final Comparator<Reaction> BY_KEY = Comparator.comparing(Reaction::conversationId)
            .thenComparingLong(Reaction::seq)
            .thenComparingLong(Reaction::userId)
            .thenComparing(Reaction::emoji);
}
