// SPDX-License-Identifier: Apache-2.0
package im.yan.router.membership;

import static im.yan.router.membership.Permissions.refusalOf;

import im.yan.router.conversation.Decision;
import im.yan.router.conversation.Refusal;
import im.yan.router.conversation.Situation;
import im.yan.schemas.v1.AddMembers;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.HistoryVisibility;
import im.yan.schemas.v1.MemberLeft;
import im.yan.schemas.v1.MembersAdded;
import im.yan.schemas.v1.MembersRemoved;
import im.yan.schemas.v1.RemoveMembers;
import im.yan.schemas.v1.Role;
import java.util.List;

/** How members are added and removed, and leave. */
public final class Members {

    private Members() {}

    /** Who is a member already is passed over. */
    public static Decision add(AddMembers add, Situation situation) {
        var refusal = refusalOf(Action.ADD_MEMBERS, situation);
        if (refusal.isPresent()) {
            return refusal.get().decision();
        }
        var named = Users.namedIn(add.getUserIdsList(), situation);
        if (add.getUserIdsCount() == 0 || !Users.areNamedWell(named)) {
            return Refusal.USERS_NOT_NAMED.decision();
        }
        var users = named.stream().filter(user -> !situation.isMember(user)).toList();
        return users.isEmpty()
                ? Refusal.ALREADY_A_MEMBER.decision()
                : letIn(users, MembersAdded.newBuilder().setWay(MembersAdded.Way.ADDED), situation);
    }

    /** Who is no member is passed over. */
    public static Decision remove(RemoveMembers remove, Situation situation) {
        var refusal = refusalOf(Action.REMOVE_MEMBERS, situation);
        if (refusal.isPresent()) {
            return refusal.get().decision();
        }
        var named = Users.namedIn(remove.getUserIdsList(), situation);
        if (remove.getUserIdsCount() == 0 || !Users.areNamedWell(named)) {
            return Refusal.USERS_NOT_NAMED.decision();
        }
        var users = named.stream().filter(situation::isMember).toList();
        if (users.isEmpty()) {
            return Refusal.USER_NOT_A_MEMBER.decision();
        }
        return users.stream()
                .filter(user -> !Permissions.outranks(situation, user))
                .findFirst()
                .<Decision>map(Refusal.ROLE_TOO_LOW::about)
                .orElseGet(() -> situation.happened(ConversationEvent.newBuilder()
                        .setMembersRemoved(MembersRemoved.newBuilder().addAllUserIds(users))));
    }

    public static Decision leave(Situation situation) {
        return situation.self().getRole() == Role.OWNER
                ? Refusal.OWNER_CANNOT_LEAVE.decision()
                : situation.happened(ConversationEvent.newBuilder().setMemberLeft(MemberLeft.getDefaultInstance()));
    }

    /** Makes members of users who are none, if the group has room and they have accounts. */
    static Decision letIn(List<Long> users, MembersAdded.Builder how, Situation situation) {
        var unfit = Users.refusalToAdd(users, situation);
        if (unfit.isPresent()) {
            return unfit.get();
        }
        var whole = situation.settings().getHistory() == HistoryVisibility.WHOLE_HISTORY;
        return situation.happened(ConversationEvent.newBuilder()
                .setMembersAdded(how.addAllUserIds(users)
                        .setVisibleFromSeq(whole ? 1 : situation.head().getHeadSeq() + 1)));
    }
}
