// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.MembersAdded;
import java.util.Locale;

/** What happened in a conversation besides messages, one sentence each. */
final class Happenings {
    private final People people;

    Happenings(People people) {
        this.people = people;
    }

    String sentence(ConversationEvent event) {
        var who = people.name(event.getActorId());
        return switch (event.getKindCase()) {
            case MESSAGE_POSTED ->
                who + " wrote " + ContentText.of(event.getMessagePosted().getContent());
            case MESSAGE_EDITED ->
                "%s edited #%d: %s"
                        .formatted(
                                who,
                                event.getMessageEdited().getTargetSeq(),
                                ContentText.of(event.getMessageEdited().getContent()));
            case MESSAGE_RECALLED ->
                who + " recalled #" + event.getMessageRecalled().getTargetSeq();
            case REACTION_CHANGED -> reaction(who, event);
            case PIN_CHANGED ->
                who
                        + (event.getPinChanged().getPinned() ? " pinned #" : " unpinned #")
                        + event.getPinChanged().getTargetSeq();
            default -> inGroup(who, event);
        };
    }

    private static String reaction(String who, ConversationEvent event) {
        var reaction = event.getReactionChanged();
        var verb = reaction.getRemoved() ? "took back " : "reacted ";
        return who + " " + verb + Lines.safe(reaction.getEmoji()) + " on #" + reaction.getTargetSeq();
    }

    private String inGroup(String who, ConversationEvent event) {
        return switch (event.getKindCase()) {
            case GROUP_CREATED ->
                who + " founded "
                        + Lines.safe(event.getGroupCreated().getSettings().getName()) + " with "
                        + people.names(event.getGroupCreated().getMemberIdsList());
            case GROUP_UPDATED -> {
                var settings = event.getGroupUpdated().getSettings();
                yield who + " changed the group: " + Lines.safe(settings.getName())
                        + (settings.getAnnouncement().isBlank() ? "" : " — " + Lines.safe(settings.getAnnouncement()));
            }
            case GROUP_DISSOLVED -> who + " dissolved the group";
            case MEMBERS_ADDED -> added(who, event.getMembersAdded());
            case MEMBERS_REMOVED ->
                who + " removed " + people.names(event.getMembersRemoved().getUserIdsList());
            case MEMBER_LEFT -> who + " left";
            default -> amongAdmins(who, event);
        };
    }

    private String added(String who, MembersAdded added) {
        return switch (added.getWay()) {
            case INVITED -> who + " joined by an invitation";
            case ENTERED -> who + " joined";
            default -> who + " added " + people.names(added.getUserIdsList());
        };
    }

    private String amongAdmins(String who, ConversationEvent event) {
        return switch (event.getKindCase()) {
            case JOIN_REQUESTED ->
                who + " asks to join: " + Lines.safe(event.getJoinRequested().getNote());
            case JOIN_REQUEST_DECLINED ->
                who + " declined " + people.name(event.getJoinRequestDeclined().getUserId());
            case ROLE_CHANGED ->
                who + " made " + people.name(event.getRoleChanged().getUserId()) + " "
                        + event.getRoleChanged().getRole().name().toLowerCase(Locale.ROOT);
            case OWNERSHIP_TRANSFERRED ->
                who + " gave the group to "
                        + people.name(event.getOwnershipTransferred().getUserId());
            case MEMBER_MUTED ->
                who
                        + (event.getMemberMuted().getUntilMillis() == 0 ? " unmuted " : " muted ")
                        + people.name(event.getMemberMuted().getUserId());
            case INVITATION_CREATED -> who + " made an invitation";
            case INVITATION_REVOKED -> who + " revoked an invitation";
            default -> who + " did something this program does not know";
        };
    }
}
