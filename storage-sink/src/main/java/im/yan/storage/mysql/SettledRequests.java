// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import java.util.Comparator;
import java.util.List;

/**
 * Users who no longer wait to be let in, if they did: it changes rows of the join_request table, and makes none.
 *
 * @param seq of the event that settled it; a later request waits again
 */
record SettledRequests(String conversationId, long seq, List<Long> userIds) implements Change {
    static final Comparator<SettledRequests> BY_KEY =
            Comparator.comparing(SettledRequests::conversationId).thenComparingLong(SettledRequests::seq);

    SettledRequests {
        userIds = List.copyOf(userIds);
    }
}
