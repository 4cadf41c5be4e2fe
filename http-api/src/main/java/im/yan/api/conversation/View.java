// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import im.yan.api.refusal.Refusal;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.Role;

/**
 * What a member may see of a conversation.
 *
 * @param visibleFromSeq the first event for her eyes
 * @param headSeq the last event; 0 where there is none yet
 * @param role in a direct conversation always MEMBER
 * @param mutedUntilMillis she may not post until then
 */
public record View(
        String conversationId, long userId, long visibleFromSeq, long headSeq, Role role, long mutedUntilMillis) {

    public View requireAdmin() {
        if (role.getNumber() < Role.ADMIN_VALUE) {
            throw Refusal.of(ErrorCode.ROLE_TOO_LOW, "only the owner and admins of the group may see this");
        }
        return this;
    }
}
