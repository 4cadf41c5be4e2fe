// SPDX-License-Identifier: Apache-2.0
package im.yan.router.diffusion;

import im.yan.router.conversation.Decision;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.ConversationMarks;
import im.yan.schemas.v1.MessagesHidden;
import im.yan.schemas.v1.Receipt;
import java.util.ArrayList;
import java.util.List;

/** A command, what became of it, and who there is to hear of it. */
public record Decided(Command command, Decision decision, Audience audience) {

    /** What the conversation's log gets. */
    public List<ConversationEvent> events() {
        return decision instanceof Decision.Happened happened ? List.of(happened.event()) : List.of();
    }

    /** What is worth keeping beside the log. Positions that sending implies are in the log already. */
    public List<Receipt> receipts() {
        return switch (decision) {
            case Decision.Happened happened ->
                happened.marks().stream().map(Decided::receipt).toList();
            case Decision.Noted noted -> receipts(noted);
            case Decision.Resent resent -> List.of();
            case Decision.Refused refused -> List.of();
        };
    }

    private List<Receipt> receipts(Decision.Noted noted) {
        var receipts = new ArrayList<Receipt>();
        noted.read()
                .ifPresent(position ->
                        receipts.add(Receipt.newBuilder().setRead(position).build()));
        noted.marks().ifPresent(marks -> receipts.add(receipt(marks)));
        // One for each message, because each is kept under a key of its own.
        noted.hidden()
                .forEach(seq -> receipts.add(
                        Receipt.newBuilder().setHidden(hidden(List.of(seq))).build()));
        return receipts;
    }

    /** These messages as the sender's own, deleted for her. */
    MessagesHidden hidden(List<Long> seqs) {
        return MessagesHidden.newBuilder()
                .setConversationId(command.getConversationId())
                .setUserId(command.getSenderId())
                .addAllSeqs(seqs)
                .build();
    }

    private static Receipt receipt(ConversationMarks marks) {
        return Receipt.newBuilder().setMarks(marks).build();
    }
}
