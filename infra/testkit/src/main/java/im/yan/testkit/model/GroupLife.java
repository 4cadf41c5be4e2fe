// SPDX-License-Identifier: Apache-2.0
package im.yan.testkit.model;

import static im.yan.testkit.model.ModelChat.refused;

import im.yan.schemas.InvitationId;
import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.ConversationEvent.KindCase;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.JoinPolicy;
import im.yan.schemas.v1.Role;
import im.yan.schemas.v1.UpdateGroup;
import im.yan.schemas.v1.Who;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Who comes, goes and may do what in a group that exists. */
final class GroupLife {
    private final ModelConversation group;
    private final Command command;
    private final long timeMillis;
    private final Set<Long> accounts;
    private final ModelMember sender;

    GroupLife(ModelConversation group, Command command, long timeMillis, Set<Long> accounts) {
        this.group = group;
        this.command = command;
        this.timeMillis = timeMillis;
        this.accounts = accounts;
        this.sender = group.person(command.getSenderId());
    }

    Outcome decide() {
        if (!sender.isMember()) {
            return ofStranger();
        }
        if (group.dissolved) {
            return refused(ErrorCode.GROUP_DISSOLVED);
        }
        return switch (command.getKindCase()) {
            case UPDATE_GROUP -> update(command.getUpdateGroup());
            case DISSOLVE_GROUP -> dissolve();
            case ADD_MEMBERS -> add();
            case REMOVE_MEMBERS -> remove();
            case LEAVE_GROUP -> leave();
            case JOIN_GROUP, REQUEST_TO_JOIN -> refused(ErrorCode.ALREADY_A_MEMBER);
            case ANSWER_JOIN_REQUEST -> answer();
            case SET_ROLE -> setRole();
            case TRANSFER_OWNERSHIP -> transfer();
            case MUTE_MEMBER -> mute();
            case CREATE_INVITATION -> invite();
            case REVOKE_INVITATION -> revoke();
            default -> new MessageLife(group, command, timeMillis).decide();
        };
    }

    private Outcome ofStranger() {
        return switch (command.getKindCase()) {
            case JOIN_GROUP -> join(command.getJoinGroup().getInvitationCode());
            case REQUEST_TO_JOIN -> request();
            default -> unknown();
        };
    }

    private Outcome unknown() {
        return refused(sender.wasMember ? ErrorCode.NOT_A_MEMBER : ErrorCode.CONVERSATION_UNKNOWN);
    }

    private Outcome join(String code) {
        if (code.isEmpty()) {
            return group.dissolved || group.settings.getJoinPolicy() != JoinPolicy.OPEN ? unknown() : enter();
        }
        var invitation = group.invitations.get(InvitationId.of(code));
        if (group.dissolved || invitation == null || !invitation.isOpenAt(timeMillis)) {
            return refused(ErrorCode.INVITATION_INVALID);
        }
        invitation.uses++;
        return enter();
    }

    private Outcome enter() {
        return admitted(Set.of(command.getSenderId()));
    }

    private Outcome admitted(Set<Long> users) {
        group.admit(users);
        return group.happened(command, KindCase.MEMBERS_ADDED, Set.of());
    }

    private Outcome request() {
        if (group.dissolved || group.settings.getJoinPolicy() != JoinPolicy.BY_REQUEST) {
            return unknown();
        }
        return group.requests.add(command.getSenderId())
                ? group.happened(command, KindCase.JOIN_REQUESTED, Set.of())
                : group.unchanged();
    }

    private Outcome update(UpdateGroup update) {
        var ruling = update.hasHistory()
                || update.hasJoinPolicy()
                || update.hasWhoMayPost()
                || update.hasWhoMayAddMembers()
                || update.hasWhoMayEditInfo()
                || update.hasDiffusion();
        var informing = update.hasName() && group.settings.getWhoMayEditInfo() == Who.ADMINS;
        if (!sender.isAdmin() && (ruling || informing)) {
            return refused(ErrorCode.ROLE_TOO_LOW);
        }
        var settings = group.settings.toBuilder();
        if (update.hasName()) {
            settings.setName(update.getName());
        }
        if (update.hasHistory()) {
            settings.setHistory(update.getHistory());
        }
        if (update.hasJoinPolicy()) {
            settings.setJoinPolicy(update.getJoinPolicy());
        }
        if (update.hasWhoMayPost()) {
            settings.setWhoMayPost(update.getWhoMayPost());
        }
        if (update.hasWhoMayAddMembers()) {
            settings.setWhoMayAddMembers(update.getWhoMayAddMembers());
        }
        if (update.hasDiffusion()) {
            settings.setDiffusion(update.getDiffusion());
        }
        if (settings.build().equals(group.settings)) {
            return group.unchanged();
        }
        group.settings = settings.build();
        return group.happened(command, KindCase.GROUP_UPDATED, Set.of());
    }

    private Outcome dissolve() {
        if (sender.role != Role.OWNER) {
            return refused(ErrorCode.ROLE_TOO_LOW);
        }
        group.dissolved = true;
        return group.happened(command, KindCase.GROUP_DISSOLVED, Set.of());
    }

    private Outcome add() {
        if (!sender.isAdmin() && group.settings.getWhoMayAddMembers() == Who.ADMINS) {
            return refused(ErrorCode.ROLE_TOO_LOW);
        }
        var added = new TreeSet<>(command.getAddMembers().getUserIdsList());
        added.removeAll(group.members());
        if (added.isEmpty()) {
            return refused(ErrorCode.ALREADY_A_MEMBER);
        }
        return accounts.containsAll(added) ? admitted(added) : refused(ErrorCode.RECIPIENT_UNKNOWN);
    }

    private Outcome remove() {
        if (!sender.isAdmin()) {
            return refused(ErrorCode.ROLE_TOO_LOW);
        }
        var removed = new TreeSet<>(command.getRemoveMembers().getUserIdsList());
        removed.retainAll(group.members());
        removed.remove(command.getSenderId());
        if (removed.isEmpty()) {
            return refused(ErrorCode.USER_NOT_A_MEMBER);
        }
        if (!removed.stream().allMatch(this::isBelowSender)) {
            return refused(ErrorCode.ROLE_TOO_LOW);
        }
        group.dismiss(removed);
        return group.happened(command, KindCase.MEMBERS_REMOVED, removed);
    }

    private boolean isBelowSender(long user) {
        var role = group.person(user).role;
        return sender.role == Role.OWNER ? role != Role.OWNER : role == Role.MEMBER;
    }

    private Outcome leave() {
        if (sender.role == Role.OWNER) {
            return refused(ErrorCode.OWNER_CANNOT_LEAVE);
        }
        var me = List.of(command.getSenderId());
        group.dismiss(me);
        return group.happened(command, KindCase.MEMBER_LEFT, me);
    }

    private Outcome answer() {
        var user = command.getAnswerJoinRequest().getUserId();
        if (!sender.isAdmin()) {
            return refused(ErrorCode.ROLE_TOO_LOW);
        }
        if (!group.requests.contains(user)) {
            return refused(ErrorCode.JOIN_REQUEST_UNKNOWN);
        }
        if (command.getAnswerJoinRequest().getApprove()) {
            return admitted(Set.of(user));
        }
        group.requests.remove(user);
        return group.happened(command, KindCase.JOIN_REQUEST_DECLINED, Set.of());
    }

    private Outcome setRole() {
        var target = group.person(command.getSetRole().getUserId());
        if (sender.role != Role.OWNER) {
            return refused(ErrorCode.ROLE_TOO_LOW);
        }
        if (target == sender) {
            return refused(ErrorCode.INVALID_ARGUMENT);
        }
        if (!target.isMember()) {
            return refused(ErrorCode.USER_NOT_A_MEMBER);
        }
        var role = command.getSetRole().getRole();
        if (target.role == role) {
            return group.unchanged();
        }
        if (role == Role.ADMIN && target.role != Role.ADMIN && group.admins() >= ProtocolLimits.ADMINS_MAX) {
            return refused(ErrorCode.LIMIT_REACHED);
        }
        target.role = role;
        return group.happened(command, KindCase.ROLE_CHANGED, Set.of());
    }

    private Outcome transfer() {
        var target = group.person(command.getTransferOwnership().getUserId());
        if (sender.role != Role.OWNER) {
            return refused(ErrorCode.ROLE_TOO_LOW);
        }
        if (target == sender) {
            return refused(ErrorCode.INVALID_ARGUMENT);
        }
        if (!target.isMember()) {
            return refused(ErrorCode.USER_NOT_A_MEMBER);
        }
        sender.role = Role.ADMIN;
        target.role = Role.OWNER;
        return group.happened(command, KindCase.OWNERSHIP_TRANSFERRED, Set.of());
    }

    private Outcome mute() {
        var user = command.getMuteMember().getUserId();
        if (!sender.isAdmin()) {
            return refused(ErrorCode.ROLE_TOO_LOW);
        }
        if (!group.person(user).isMember()) {
            return refused(ErrorCode.USER_NOT_A_MEMBER);
        }
        if (!isBelowSender(user)) {
            return refused(ErrorCode.ROLE_TOO_LOW);
        }
        var asked = command.getMuteMember().getUntilMillis();
        var until = asked > timeMillis ? asked : 0;
        if (until == group.person(user).mutedUntilMillis) {
            return group.unchanged();
        }
        group.person(user).mutedUntilMillis = until;
        return group.happened(command, KindCase.MEMBER_MUTED, Set.of());
    }

    private Outcome invite() {
        if (!sender.isAdmin()) {
            return refused(ErrorCode.ROLE_TOO_LOW);
        }
        var invitation = command.getCreateInvitation();
        group.invitations.values().removeIf(other -> !other.isOpenAt(timeMillis));
        if (invitation.getExpiresMillis() != 0 && invitation.getExpiresMillis() <= timeMillis) {
            return refused(ErrorCode.INVALID_ARGUMENT);
        }
        if (group.invitations.containsKey(InvitationId.of(invitation.getCode()))) {
            return refused(ErrorCode.INVALID_ARGUMENT);
        }
        if (group.invitations.size() >= ProtocolLimits.INVITATIONS_MAX) {
            return refused(ErrorCode.LIMIT_REACHED);
        }
        group.invitations.put(
                InvitationId.of(invitation.getCode()),
                new ModelConversation.Invitation(invitation.getExpiresMillis(), invitation.getUsesMax()));
        return group.happened(command, KindCase.INVITATION_CREATED, Set.of());
    }

    private Outcome revoke() {
        if (!sender.isAdmin()) {
            return refused(ErrorCode.ROLE_TOO_LOW);
        }
        group.invitations.values().removeIf(other -> !other.isOpenAt(timeMillis));
        return group.invitations.remove(command.getRevokeInvitation().getInvitationId()) == null
                ? refused(ErrorCode.INVITATION_INVALID)
                : group.happened(command, KindCase.INVITATION_REVOKED, Set.of());
    }
}
