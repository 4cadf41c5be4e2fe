// SPDX-License-Identifier: Apache-2.0
package im.yan.router.membership;

import im.yan.schemas.v1.GroupSettings;
import im.yan.schemas.v1.Role;
import im.yan.schemas.v1.Who;

/**
 * What there is to do in a group, and the least role that may. What is not in this table every member may: leave, recall her own
 * messages, and whatever concerns her own view alone.
 */
public enum Action {
    POST,
    EDIT_MESSAGE,
    REACT,
    ADD_MEMBERS,
    EDIT_INFO,
    MENTION_EVERYBODY,
    RECALL_OTHERS_MESSAGE,
    PIN,
    EDIT_POLICY,
    REMOVE_MEMBERS,
    MUTE_MEMBER,
    INVITE,
    ANSWER_JOIN_REQUEST,
    SET_ROLE,
    TRANSFER_OWNERSHIP,
    DISSOLVE;

    private Role leastRole(GroupSettings settings) {
        return switch (this) {
            case POST, EDIT_MESSAGE, REACT -> least(settings.getWhoMayPost());
            case ADD_MEMBERS -> least(settings.getWhoMayAddMembers());
            case EDIT_INFO -> least(settings.getWhoMayEditInfo());
            case MENTION_EVERYBODY, RECALL_OTHERS_MESSAGE, PIN -> Role.ADMIN;
            case EDIT_POLICY, INVITE, ANSWER_JOIN_REQUEST -> Role.ADMIN;
            // Of those with a smaller role than one's own: see Permissions.outranks.
            case REMOVE_MEMBERS, MUTE_MEMBER -> Role.ADMIN;
            case SET_ROLE, TRANSFER_OWNERSHIP, DISSOLVE -> Role.OWNER;
        };
    }

    boolean isOpenTo(Role role, GroupSettings settings) {
        return role.getNumber() >= leastRole(settings).getNumber();
    }

    /** Whether it is what a muted member may not do. */
    boolean isSpeaking() {
        return this == POST || this == EDIT_MESSAGE || this == REACT;
    }

    private static Role least(Who who) {
        return who == Who.ADMINS ? Role.ADMIN : Role.MEMBER;
    }
}
