// SPDX-License-Identifier: Apache-2.0
package im.yan.router.diffusion;

import im.yan.router.conversation.Decision;
import im.yan.router.conversation.Turnover;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.CommandAnswered;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.ConversationMarks;
import im.yan.schemas.v1.InboxEntry;
import im.yan.schemas.v1.Membership;
import im.yan.schemas.v1.ReadPosition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What users hear of a decision one by one: in write diffusion every member, in read diffusion those it is about; the sender her
 * answer. What becomes of somebody's membership comes before the event that caused it.
 */
public final class InboxEntries {

    private InboxEntries() {}

    public static List<InboxEntry> of(Decided decided) {
        return switch (decided.decision()) {
            case Decision.Happened happened -> ofEvent(happened, decided);
            case Decision.Noted noted -> ofNoted(noted, decided);
            case Decision.Resent resent ->
                List.of(answer(decided, answered(decided.command()).setAccepted(resent.first())));
            case Decision.Refused refused ->
                List.of(answer(decided, answered(decided.command()).setRefused(refused.error())));
        };
    }

    private static List<InboxEntry> ofEvent(Decision.Happened happened, Decided decided) {
        var event = happened.event();
        var actor = event.getActorId();
        var recipients = recipientsOf(event, decided.audience());
        var entries = new ArrayList<>(memberships(event, decided.audience()));
        var answered = answered(decided.command()).setAccepted(happened.answer());
        if (recipients.contains(actor)) {
            answered.setEvent(event);
        }
        entries.add(answer(decided, answered));
        for (var recipient : recipients) {
            if (recipient != actor) {
                entries.add(InboxEntry.newBuilder()
                        .setOwnerId(recipient)
                        .setEvent(event)
                        .build());
            }
        }
        if (event.hasMessagePosted() && !recipients.contains(actor)) {
            entries.add(readBySending(event));
        }
        happened.marks().forEach(marks -> entries.add(entry(marks)));
        return entries;
    }

    /** Sending implies reading; without the event her unread count and her other devices would not learn of it. */
    private static InboxEntry readBySending(ConversationEvent event) {
        return InboxEntry.newBuilder()
                .setOwnerId(event.getActorId())
                .setRead(ReadPosition.newBuilder()
                        .setConversationId(event.getConversationId())
                        .setUserId(event.getActorId())
                        .setSeq(event.getSeq())
                        .setMessageNo(event.getMessageNo()))
                .build();
    }

    /**
     * In read diffusion the sender is among them only if she has joined or left: mentioning herself she knows, and her other
     * devices have it from the broadcast.
     */
    private static Set<Long> recipientsOf(ConversationEvent event, Audience audience) {
        var recipients = new LinkedHashSet<Long>();
        if (audience.isWritten()) {
            recipients.addAll(audience.members());
        }
        recipients.addAll(audience.concerned());
        var turnover = Turnover.of(event);
        var actor = event.getActorId();
        if (!audience.isWritten()
                && !turnover.joined().contains(actor)
                && !turnover.left().contains(actor)) {
            recipients.remove(actor);
        }
        return recipients;
    }

    private static List<InboxEntry> memberships(ConversationEvent event, Audience audience) {
        var turnover = Turnover.of(event);
        var entries = new ArrayList<InboxEntry>();
        turnover.joined().forEach(user -> entries.add(membership(user, event, audience, true, true)));
        turnover.left().forEach(user -> entries.add(membership(user, event, audience, false, false)));
        if (event.hasGroupDissolved()) {
            audience.members().forEach(user -> entries.add(membership(user, event, audience, false, false)));
        } else if (audience.changesDiffusion()) {
            audience.members().stream()
                    .filter(user -> !turnover.joined().contains(user))
                    .forEach(user -> entries.add(membership(user, event, audience, true, false)));
        }
        return entries;
    }

    private static InboxEntry membership(
            long user, ConversationEvent event, Audience audience, boolean member, boolean joined) {
        return InboxEntry.newBuilder()
                .setOwnerId(user)
                .setMembership(Membership.newBuilder()
                        .setConversationId(event.getConversationId())
                        .setSeq(event.getSeq())
                        .setMessageNo(event.getMessageNo())
                        .setMember(member)
                        .setDiffusion(audience.now())
                        .setJoined(joined))
                .build();
    }

    private static List<InboxEntry> ofNoted(Decision.Noted noted, Decided decided) {
        var command = decided.command();
        var entries = new ArrayList<InboxEntry>();
        // A MarkRead without an id is answered by the position alone.
        if (!command.getClientMsgId().isEmpty()) {
            entries.add(answer(decided, answered(command).setAccepted(noted.answer())));
        }
        noted.read()
                .ifPresent(position -> readers(position, decided.audience())
                        .forEach(reader -> entries.add(InboxEntry.newBuilder()
                                .setOwnerId(reader)
                                .setRead(position)
                                .build())));
        noted.marks().ifPresent(marks -> entries.add(entry(marks)));
        if (!noted.hidden().isEmpty()) {
            entries.add(InboxEntry.newBuilder()
                    .setOwnerId(command.getSenderId())
                    .setHidden(decided.hidden(noted.hidden()))
                    .build());
        }
        return entries;
    }

    /** The reader too: it moves the mark on her other devices. In a group nobody else has it in her inbox. */
    private static List<Long> readers(ReadPosition position, Audience audience) {
        return audience.group() ? List.of(position.getUserId()) : audience.members();
    }

    private static InboxEntry entry(ConversationMarks marks) {
        return InboxEntry.newBuilder()
                .setOwnerId(marks.getUserId())
                .setMarks(marks)
                .build();
    }

    private static InboxEntry answer(Decided decided, CommandAnswered.Builder answered) {
        return InboxEntry.newBuilder()
                .setOwnerId(decided.command().getSenderId())
                .setAnswered(answered)
                .build();
    }

    private static CommandAnswered.Builder answered(Command command) {
        return CommandAnswered.newBuilder()
                .setOrigin(command.getOrigin())
                .setConversationId(command.getConversationId())
                .setClientMsgId(command.getClientMsgId());
    }
}
