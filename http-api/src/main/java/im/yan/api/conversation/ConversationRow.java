// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import im.yan.schemas.v1.Role;
import java.util.Optional;

/** A row of the list, before it is known who the peer of a direct conversation is. */
record ConversationRow(
        String conversationId,
        long headSeq,
        long headMessageNo,
        long lastTimeMillis,
        long readSeq,
        long readNo,
        long deliveredSeq,
        Role role,
        long silentUntilMillis,
        boolean markedUnread,
        long visibleFromSeq,
        long peerReadSeq,
        long peerDeliveredSeq,
        Optional<GroupLine> group) {

    // Positions and heads come from two topics, so a position may be ahead for a moment. What is dissolved counts for
    // nothing, as in the counts that are pushed.
    long unread() {
        return group.filter(GroupLine::dissolved).isPresent() ? 0 : Math.max(0, headMessageNo - readNo);
    }
}
