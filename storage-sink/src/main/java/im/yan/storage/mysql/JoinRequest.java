// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import java.util.Comparator;

/**
 * A row of the join_request table, waiting for an answer.
 *
 * @param number seq of the request
 */
record JoinRequest(String conversationId, long userId, String note, long number) implements Change, Numbered {
    static final Comparator<JoinRequest> BY_KEY =
            Comparator.comparing(JoinRequest::conversationId).thenComparingLong(JoinRequest::userId);
}
