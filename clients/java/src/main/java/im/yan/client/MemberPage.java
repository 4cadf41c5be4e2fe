// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import java.util.List;

/**
 * Members of a group, by userId.
 *
 * @param next where the following page begins; 0 on the last one
 */
public record MemberPage(List<GroupMember> members, long next) {
    public MemberPage {
        members = List.copyOf(members);
    }
}
