// SPDX-License-Identifier: Apache-2.0
package im.yan.router.diffusion;

import im.yan.router.conversation.Decided;
import im.yan.router.conversation.Decision;
import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.CommandAnswered;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.InboxEntry;
import im.yan.schemas.v1.ReadPosition;
import java.util.ArrayList;
import java.util.List;

/** Write diffusion: every member who should hear of a decision gets an inbox entry of their own, the sender an answer. */
public final class Diffusion {

    private Diffusion() {}

    public static List<InboxEntry> inboxEntries(Decided decided) {
        var command = decided.command();
        return switch (decided.decision()) {
            case Decision.Posted posted -> ofPosted(command, posted);
            case Decision.Advanced advanced -> ofRead(membersOf(command), advanced.position());
            case Decision.Resent resent ->
                List.of(answer(command, answered(command).setAccepted(resent.first())));
            case Decision.Refused refused ->
                List.of(answer(command, answered(command).setRefused(refused.error())));
            case Decision.Unchanged unchanged -> List.of();
        };
    }

    private static List<InboxEntry> ofPosted(Command command, Decision.Posted posted) {
        var entries = new ArrayList<InboxEntry>();
        entries.add(
                answer(command, answered(command).setAccepted(posted.answer()).setEvent(posted.event())));
        for (var member : membersOf(command)) {
            if (member != command.getSenderId()) {
                entries.add(event(member, posted.event()));
            }
        }
        return entries;
    }

    /** The reader too: it moves the mark on her other devices, and is the answer to this one. */
    private static List<InboxEntry> ofRead(List<Long> members, ReadPosition position) {
        return members.stream()
                .map(member -> InboxEntry.newBuilder()
                        .setOwnerId(member)
                        .setRead(position)
                        .build())
                .toList();
    }

    private static List<Long> membersOf(Command command) {
        return switch (ConversationId.parse(command.getConversationId()).orElseThrow()) {
            case ConversationId.Direct direct -> List.of(direct.smaller(), direct.larger());
        };
    }

    private static InboxEntry event(long owner, ConversationEvent event) {
        return InboxEntry.newBuilder().setOwnerId(owner).setEvent(event).build();
    }

    private static InboxEntry answer(Command command, CommandAnswered.Builder answered) {
        return InboxEntry.newBuilder()
                .setOwnerId(command.getSenderId())
                .setAnswered(answered)
                .build();
    }

    private static CommandAnswered.Builder answered(Command command) {
        return CommandAnswered.newBuilder()
                .setOrigin(command.getOrigin())
                .setConversationId(command.getConversationId())
                .setClientMsgId(command.getSendMessage().getClientMsgId());
    }
}
