// SPDX-License-Identifier: Apache-2.0
package im.yan.router.membership;

import static im.yan.router.membership.Permissions.refusalOf;

import im.yan.router.conversation.Decision;
import im.yan.router.conversation.Refusal;
import im.yan.router.conversation.Situation;
import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.MemberMuted;
import im.yan.schemas.v1.MuteMember;
import im.yan.schemas.v1.OwnershipTransferred;
import im.yan.schemas.v1.Role;
import im.yan.schemas.v1.RoleChanged;
import im.yan.schemas.v1.SetRole;
import im.yan.schemas.v1.TransferOwnership;
import java.util.Optional;

/** How members get a role, and lose their voice. */
public final class Roles {

    private Roles() {}

    public static Decision set(SetRole set, Situation situation) {
        var user = set.getUserId();
        var refusal = refusalOf(Action.SET_ROLE, situation).or(() -> refusalOfOther(user, situation));
        if (refusal.isPresent()) {
            return refusal.get().decision();
        }
        var role = set.getRole();
        if (role != Role.ADMIN && role != Role.MEMBER) {
            return Refusal.ROLE_IMPOSSIBLE.decision();
        }
        if (role == situation.roleOf(user)) {
            return situation.noted();
        }
        if (role == Role.ADMIN && hasAllAdmins(situation)) {
            return Refusal.TOO_MANY_ADMINS.decision();
        }
        return situation.happened(ConversationEvent.newBuilder()
                .setRoleChanged(RoleChanged.newBuilder().setUserId(user).setRole(role)));
    }

    /** The owner of before becomes an admin, so there must be room for one. */
    public static Decision transfer(TransferOwnership transfer, Situation situation) {
        var user = transfer.getUserId();
        var refusal = refusalOf(Action.TRANSFER_OWNERSHIP, situation).or(() -> refusalOfOther(user, situation));
        if (refusal.isPresent()) {
            return refusal.get().decision();
        }
        if (situation.roleOf(user) != Role.ADMIN && hasAllAdmins(situation)) {
            return Refusal.TOO_MANY_ADMINS.decision();
        }
        return situation.happened(ConversationEvent.newBuilder()
                .setOwnershipTransferred(OwnershipTransferred.newBuilder().setUserId(user)));
    }

    public static Decision mute(MuteMember mute, Situation situation) {
        var user = mute.getUserId();
        var refusal = refusalOf(Action.MUTE_MEMBER, situation);
        if (refusal.isPresent()) {
            return refusal.get().decision();
        }
        if (!situation.isMember(user)) {
            return Refusal.USER_NOT_A_MEMBER.decision();
        }
        if (!Permissions.outranks(situation, user)) {
            return Refusal.ROLE_TOO_LOW.decision();
        }
        if (mute.getUntilMillis() < 0) {
            return Refusal.TIME_NEGATIVE.decision();
        }
        var until = mute.getUntilMillis() > situation.now() ? mute.getUntilMillis() : 0;
        if (until == situation.view().member(user).getMutedUntilMillis()) {
            return situation.noted();
        }
        return situation.happened(ConversationEvent.newBuilder()
                .setMemberMuted(MemberMuted.newBuilder().setUserId(user).setUntilMillis(until)));
    }

    private static Optional<Refusal> refusalOfOther(long user, Situation situation) {
        if (user == situation.sender()) {
            return Optional.of(Refusal.OWNER_ALREADY);
        }
        return situation.isMember(user) ? Optional.empty() : Optional.of(Refusal.USER_NOT_A_MEMBER);
    }

    private static boolean hasAllAdmins(Situation situation) {
        return situation.group().getAdminCount() >= ProtocolLimits.ADMINS_MAX;
    }
}
