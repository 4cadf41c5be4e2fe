// SPDX-License-Identifier: Apache-2.0
package im.yan.router.diffusion;

import im.yan.router.conversation.ConversationView;
import im.yan.router.conversation.Decision;
import im.yan.router.conversation.Situation;
import im.yan.router.conversation.Turnover;
import im.yan.router.membership.GroupEffects;
import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.Diffusion;
import im.yan.schemas.v1.StoredGroup;
import im.yan.schemas.v1.StoredMessage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who there is to hear of a decision.
 *
 * @param group whether it is one
 * @param before how the conversation was diffused until now
 * @param now how it is from now on
 * @param members all of them after the decision, if it is diffused by writing before or after; else nobody, because nobody must be
 *     looked up
 * @param concerned whom the event is about, members or not: they get it by name however it is diffused
 * @param memberCount before the decision
 */
public record Audience(
        boolean group, Diffusion before, Diffusion now, List<Long> members, Set<Long> concerned, int memberCount) {

    /** For what was decided without looking at the conversation. */
    public static final Audience NOBODY = new Audience(false, Diffusion.WRITE, Diffusion.WRITE, List.of(), Set.of(), 0);

    public static Audience of(Decision decision, Situation situation, ConversationView after) {
        if (situation.id() instanceof ConversationId.Direct direct) {
            var both = List.of(direct.smaller(), direct.larger());
            return new Audience(false, Diffusion.WRITE, Diffusion.WRITE, both, Set.of(), 0);
        }
        return decision instanceof Decision.Happened happened
                ? ofGroup(happened.event(), situation, after)
                : quiet(situation.group());
    }

    /** Whether the event is written to everybody. The one that changes the diffusion is, in both directions. */
    boolean isWritten() {
        return before == Diffusion.WRITE || now == Diffusion.WRITE;
    }

    /** Whether the event is broadcast. The one that makes a group small still is, for those who listen there. */
    boolean isBroadcast() {
        return before == Diffusion.READ;
    }

    boolean changesDiffusion() {
        return before != now;
    }

    private static Audience quiet(StoredGroup group) {
        var diffusion = GroupEffects.diffusionOf(group);
        return new Audience(true, diffusion, diffusion, List.of(), Set.of(), group.getMemberCount());
    }

    private static Audience ofGroup(ConversationEvent event, Situation situation, ConversationView after) {
        var before = GroupEffects.diffusionOf(situation.group());
        return new Audience(
                true,
                before,
                GroupEffects.diffusionOf(after.group()),
                membersAfter(event, before, situation, after),
                concernedBy(event, situation),
                situation.group().getMemberCount());
    }

    private static List<Long> membersAfter(
            ConversationEvent event, Diffusion before, Situation situation, ConversationView after) {
        return before == Diffusion.WRITE
                ? Turnover.of(event).appliedTo(situation.view().roster())
                : after.roster();
    }

    private static Set<Long> concernedBy(ConversationEvent event, Situation situation) {
        var turnover = Turnover.of(event);
        var concerned = new LinkedHashSet<>(turnover.left());
        // Others who join learn it from their Membership and pull: 500 copies of an event that names 500 users are a
        // lot.
        if (turnover.joined().contains(event.getActorId())) {
            concerned.add(event.getActorId());
        }
        switch (event.getKindCase()) {
            case MESSAGE_POSTED ->
                concerned.addAll(event.getMessagePosted().getMentions().getUserIdsList());
            case MESSAGE_EDITED -> {
                concerned.addAll(event.getMessageEdited().getMentions().getUserIdsList());
                concerned.addAll(mentionedAt(event.getMessageEdited().getTargetSeq(), situation));
            }
            case MESSAGE_RECALLED ->
                concerned.addAll(mentionedAt(event.getMessageRecalled().getTargetSeq(), situation));
            case ROLE_CHANGED -> concerned.add(event.getRoleChanged().getUserId());
            case OWNERSHIP_TRANSFERRED ->
                concerned.add(event.getOwnershipTransferred().getUserId());
            case MEMBER_MUTED -> concerned.add(event.getMemberMuted().getUserId());
            case JOIN_REQUEST_DECLINED ->
                concerned.add(event.getJoinRequestDeclined().getUserId());
            default -> {
                // The rest is about nobody in particular.
            }
        }
        return concerned;
    }

    /** Those who are members still: a change of a message is not for who has left. */
    private static List<Long> mentionedAt(long seq, Situation situation) {
        return situation.view().message(seq).map(StoredMessage::getMentionedIdsList).orElse(List.of()).stream()
                .filter(situation::isMember)
                .toList();
    }
}
