// SPDX-License-Identifier: Apache-2.0
package im.yan.unread.counting;

import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.InboxEntry;
import im.yan.schemas.v1.ReadPosition;
import java.util.Optional;

/**
 * What an inbox entry says about its owner's unread messages.
 *
 * @param head there are at least so many messages
 * @param read the owner has read at least so many
 */
public record Movement(String conversationId, long head, long read) {

    /** Empty where the entry says nothing about them: a refusal, a resend, another user's reading. */
    public static Optional<Movement> of(InboxEntry entry) {
        return switch (entry.getKindCase()) {
            case EVENT -> Optional.of(ofEvent(entry.getOwnerId(), entry.getEvent()));
            case ANSWERED ->
                entry.getAnswered().hasEvent()
                        ? Optional.of(
                                ofEvent(entry.getOwnerId(), entry.getAnswered().getEvent()))
                        : Optional.empty();
            case READ -> ofRead(entry.getOwnerId(), entry.getRead());
            case KIND_NOT_SET -> Optional.empty();
        };
    }

    /** Sending implies reading. */
    private static Movement ofEvent(long owner, ConversationEvent event) {
        var number = event.getMessageNo();
        return new Movement(event.getConversationId(), number, event.getActorId() == owner ? number : 0);
    }

    private static Optional<Movement> ofRead(long owner, ReadPosition position) {
        return position.getUserId() == owner
                ? Optional.of(new Movement(position.getConversationId(), 0, position.getMessageNo()))
                : Optional.empty();
    }
}
