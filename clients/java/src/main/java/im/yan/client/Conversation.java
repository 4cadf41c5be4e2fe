// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import im.yan.schemas.v1.Role;
import org.jspecify.annotations.Nullable;

/**
 * Where one of the caller's conversations stands.
 *
 * @param peer the other party; null in a group
 * @param group null in a direct conversation
 * @param role the caller's in the group
 * @param unread messages the caller has not read
 * @param deliveredSeq a device of the caller holds everything up to here
 * @param peerReadSeq the peer has read up to here
 * @param peerDeliveredSeq a device of the peer holds everything up to here
 * @param markedUnread by hand
 * @param visibleFromSeq there is nothing for the caller before
 */
public record Conversation(
        String conversationId,
        @Nullable Account peer,
        @Nullable GroupSummary group,
        Role role,
        long headSeq,
        long headMessageNo,
        long lastTimeMillis,
        long readSeq,
        long readNo,
        long deliveredSeq,
        long unread,
        long peerReadSeq,
        long peerDeliveredSeq,
        long mutedUntilMillis,
        boolean markedUnread,
        long visibleFromSeq) {}
