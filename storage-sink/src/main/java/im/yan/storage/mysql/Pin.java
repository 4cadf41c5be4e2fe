// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import java.util.Comparator;

/**
 * A row of the pin table.
 *
 * @param seq the message's
 * @param number seq of the event that pinned or unpinned it
 */
record Pin(String conversationId, long seq, boolean pinned, long actorId, long number) implements Change, Numbered {
    static final Comparator<Pin> BY_KEY =
            Comparator.comparing(Pin::conversationId).thenComparingLong(Pin::seq);
}
