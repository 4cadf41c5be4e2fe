// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import im.yan.schemas.v1.Role;

/**
 * A member of a group.
 *
 * @param joinedSeq the event that made her one
 * @param mutedUntilMillis she may not post until then; 0 where she may
 * @param readSeq she has read up to here
 * @param deliveredSeq a device of hers holds everything up to here
 */
public record GroupMember(
        Account account, Role role, long joinedSeq, long mutedUntilMillis, long readSeq, long deliveredSeq) {}
