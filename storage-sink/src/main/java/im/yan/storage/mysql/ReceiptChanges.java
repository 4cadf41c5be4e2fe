// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.ConversationMarks;
import im.yan.schemas.v1.DeliveredPosition;
import im.yan.schemas.v1.MessagesHidden;
import im.yan.schemas.v1.ReadPosition;
import im.yan.schemas.v1.Receipt;
import java.util.List;
import java.util.Optional;

/** What a receipt changes: positions and marks of one user, in one conversation. */
final class ReceiptChanges {

    private ReceiptChanges() {}

    static LogEntry of(Receipt receipt) {
        return switch (receipt.getKindCase()) {
            case READ -> read(receipt.getRead());
            case DELIVERED -> delivered(receipt.getDelivered());
            case MARKS -> marks(receipt.getMarks());
            case HIDDEN -> hidden(receipt.getHidden());
            case KIND_NOT_SET -> new LogEntry.Rejected("a receipt of no known kind");
        };
    }

    private static LogEntry read(ReadPosition position) {
        var seq = position.getSeq();
        var messageNo = position.getMessageNo();
        return participant(position.getConversationId(), position.getUserId())
                .filter(reader -> seq >= 1 && messageNo >= 0 && messageNo <= seq)
                .map(reader -> accepted(List.of(reader.read(seq, messageNo))))
                .orElseGet(() -> new LogEntry.Rejected("a read position that cannot be"));
    }

    private static LogEntry delivered(DeliveredPosition position) {
        return participant(position.getConversationId(), position.getUserId())
                .filter(recipient -> position.getSeq() >= 1)
                .map(recipient -> accepted(List.of(recipient.delivered(position.getSeq()))))
                .orElseGet(() -> new LogEntry.Rejected("a delivered position that cannot be"));
    }

    private static LogEntry marks(ConversationMarks marks) {
        var now = new Participant.Marks(
                marks.getVersion(), marks.getMutedUntilMillis(), marks.getMarkedUnread(), marks.getClearedSeq());
        return participant(marks.getConversationId(), marks.getUserId())
                .filter(owner -> marks.getVersion() >= 1 && marks.getClearedSeq() >= 0)
                .map(owner -> accepted(List.of(owner.marked(now))))
                .orElseGet(() -> new LogEntry.Rejected("marks that cannot be"));
    }

    private static LogEntry hidden(MessagesHidden hidden) {
        return participant(hidden.getConversationId(), hidden.getUserId())
                .filter(owner -> hidden.getSeqsList().stream().allMatch(seq -> seq >= 1))
                .map(owner -> accepted(hidden.getSeqsList().stream()
                        .map(seq -> new HiddenMessage(hidden.getUserId(), hidden.getConversationId(), seq))
                        .toList()))
                .orElseGet(() -> new LogEntry.Rejected("hidden messages that cannot be"));
    }

    private static LogEntry accepted(List<? extends Change> changes) {
        return new LogEntry.Accepted(Optional.empty(), List.copyOf(changes));
    }

    private static Optional<Participant> participant(String conversationId, long userId) {
        return ConversationId.parse(conversationId)
                .filter(conversation -> canBeIn(conversation, userId))
                .map(conversation -> Participant.of(conversation, userId));
    }

    /** Who is in a group is for the log to say, in which a receipt has no place. */
    private static boolean canBeIn(ConversationId conversation, long userId) {
        return switch (conversation) {
            case ConversationId.Direct direct -> direct.has(userId);
            case ConversationId.Group group -> userId > 0;
        };
    }
}
