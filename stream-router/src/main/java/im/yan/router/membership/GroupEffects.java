// SPDX-License-Identifier: Apache-2.0
package im.yan.router.membership;

import im.yan.router.conversation.Draft;
import im.yan.router.conversation.Rules;
import im.yan.router.conversation.Turnover;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.Diffusion;
import im.yan.schemas.v1.DiffusionChoice;
import im.yan.schemas.v1.MemberMuted;
import im.yan.schemas.v1.Role;
import im.yan.schemas.v1.StoredGroup;
import im.yan.schemas.v1.StoredInvitation;
import im.yan.schemas.v1.StoredMember;
import java.util.List;

/** What an event makes of a group: its settings, its members and their roles, its roster. */
public final class GroupEffects {

    private GroupEffects() {}

    public static void apply(ConversationEvent event, Draft draft, Rules rules) {
        var group = draft.group().toBuilder().setMemberCount(event.getMemberCount());
        change(event, group, draft);
        var turnover = Turnover.of(event);
        turnover.joined().forEach(user -> join(user, event, group, draft));
        turnover.left().forEach(user -> leave(user, group, draft));
        diffuse(turnover, group, draft, rules);
        draft.group(group.build());
    }

    /** How a group's events are diffused; before there is a group, as the smallest one's. */
    public static Diffusion diffusionOf(StoredGroup group) {
        return group.getDiffusion() == Diffusion.READ ? Diffusion.READ : Diffusion.WRITE;
    }

    private static void change(ConversationEvent event, StoredGroup.Builder group, Draft draft) {
        switch (event.getKindCase()) {
            case GROUP_CREATED ->
                group.setSettings(event.getGroupCreated().getSettings()).setOwnerId(event.getActorId());
            case GROUP_UPDATED -> group.setSettings(event.getGroupUpdated().getSettings());
            case GROUP_DISSOLVED -> group.setDissolved(true).clearInvitations().clearJoinRequests();
            case MEMBERS_ADDED -> useUp(event.getMembersAdded().getInvitationId(), group);
            case JOIN_REQUESTED -> askToJoin(event.getActorId(), group, draft);
            case JOIN_REQUEST_DECLINED ->
                forgetRequest(event.getJoinRequestDeclined().getUserId(), group, draft);
            case ROLE_CHANGED ->
                setRole(
                        event.getRoleChanged().getUserId(),
                        event.getRoleChanged().getRole(),
                        group,
                        draft);
            case OWNERSHIP_TRANSFERRED -> {
                setRole(event.getActorId(), Role.ADMIN, group, draft);
                setRole(event.getOwnershipTransferred().getUserId(), Role.OWNER, group, draft);
                group.setOwnerId(event.getOwnershipTransferred().getUserId());
            }
            case MEMBER_MUTED -> mute(event.getMemberMuted(), draft);
            case INVITATION_CREATED -> keepInvitation(event, group);
            case INVITATION_REVOKED ->
                dropInvitation(event.getInvitationRevoked().getInvitationId(), group);
            default -> {
                // The rest changes messages or members only.
            }
        }
    }

    private static void join(long user, ConversationEvent event, StoredGroup.Builder group, Draft draft) {
        forgetRequest(user, group, draft);
        var founder = event.hasGroupCreated() && user == event.getActorId();
        draft.member(
                user,
                draft.member(user).toBuilder()
                        .setRole(founder ? Role.OWNER : Role.MEMBER)
                        .setJoinedSeq(event.getSeq())
                        .setVisibleFromSeq(
                                event.hasGroupCreated()
                                        ? 1
                                        : event.getMembersAdded().getVisibleFromSeq())
                        .setReadSeq(event.getSeq())
                        .setReadNo(event.getMessageNo())
                        .build());
    }

    private static void leave(long user, StoredGroup.Builder group, Draft draft) {
        setRole(user, Role.ROLE_UNSPECIFIED, group, draft);
        draft.member(
                user, draft.member(user).toBuilder().clearMutedUntilMillis().build());
    }

    private static void setRole(long user, Role role, StoredGroup.Builder group, Draft draft) {
        var before = draft.member(user).getRole();
        var admins = (role == Role.ADMIN ? 1 : 0) - (before == Role.ADMIN ? 1 : 0);
        group.setAdminCount(group.getAdminCount() + admins);
        draft.member(user, draft.member(user).toBuilder().setRole(role).build());
    }

    private static void mute(MemberMuted muted, Draft draft) {
        var user = muted.getUserId();
        draft.member(
                user,
                draft.member(user).toBuilder()
                        .setMutedUntilMillis(muted.getUntilMillis())
                        .build());
    }

    private static void askToJoin(long user, StoredGroup.Builder group, Draft draft) {
        group.setJoinRequests(group.getJoinRequests() + 1);
        draft.member(user, draft.member(user).toBuilder().setAsksToJoin(true).build());
    }

    private static void forgetRequest(long user, StoredGroup.Builder group, Draft draft) {
        StoredMember before = draft.member(user);
        if (before.getAsksToJoin()) {
            group.setJoinRequests(group.getJoinRequests() - 1);
            draft.member(user, before.toBuilder().clearAsksToJoin().build());
        }
    }

    private static void keepInvitation(ConversationEvent event, StoredGroup.Builder group) {
        var created = event.getInvitationCreated();
        var kept = Invitations.valid(group.build(), event.getTimeMillis());
        group.clearInvitations()
                .addAllInvitations(kept)
                .addInvitations(StoredInvitation.newBuilder()
                        .setInvitationId(created.getInvitationId())
                        .setExpiresMillis(created.getExpiresMillis())
                        .setUsesMax(created.getUsesMax()));
    }

    private static void dropInvitation(String id, StoredGroup.Builder group) {
        var kept = group.getInvitationsList().stream()
                .filter(invitation -> !invitation.getInvitationId().equals(id))
                .toList();
        group.clearInvitations().addAllInvitations(kept);
    }

    private static void useUp(String id, StoredGroup.Builder group) {
        for (int i = 0; i < group.getInvitationsCount(); i++) {
            var used = group.getInvitationsBuilder(i);
            if (used.getInvitationId().equals(id) && used.getUsesMax() != 0) {
                used.setUses(used.getUses() + 1);
                if (Integer.compareUnsigned(used.getUses(), used.getUsesMax()) >= 0) {
                    group.removeInvitations(i);
                }
                return;
            }
        }
    }

    private static void diffuse(Turnover turnover, StoredGroup.Builder group, Draft draft, Rules rules) {
        var before = diffusionOf(draft.group());
        if (group.getDissolved()) {
            draft.roster(List.of());
            return;
        }
        var bySize = group.getSettings().getDiffusion() != DiffusionChoice.ALWAYS_READ;
        var now = bySize && group.getMemberCount() <= rules.fanOutOnWriteMax() ? Diffusion.WRITE : Diffusion.READ;
        group.setDiffusion(now);
        if (now == Diffusion.READ) {
            if (before == Diffusion.WRITE) {
                draft.roster(List.of());
            }
        } else if (before == Diffusion.READ) {
            draft.roster(turnover.appliedTo(draft.scanMembers()));
        } else if (!turnover.isNone()) {
            draft.roster(turnover.appliedTo(draft.roster()));
        }
    }
}
