// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import im.yan.schemas.v1.GroupSettings;
import im.yan.schemas.v1.Role;

/**
 * A group, and the caller's part in it.
 *
 * @param mutedUntilMillis the caller may not post until then; 0 where she may
 * @param visibleFromSeq there is nothing for the caller before
 */
public record GroupInfo(
        String conversationId,
        GroupSettings settings,
        long ownerId,
        long memberCount,
        boolean dissolved,
        Role role,
        long mutedUntilMillis,
        long visibleFromSeq) {}
