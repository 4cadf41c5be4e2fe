// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.ConversationEvent;
import java.util.ArrayList;
import java.util.List;

/** What an event changes besides the log it is part of. In a group, a message touches the row of its author and no other member's. */
final class EventChanges {

    private EventChanges() {}

    static List<Change> of(ConversationEvent event, ConversationId conversation) {
        var changes = new ArrayList<Change>();
        switch (conversation) {
            case ConversationId.Direct direct -> {
                changes.add(Participant.of(direct, direct.smaller()));
                changes.add(Participant.of(direct, direct.larger()));
                if (event.hasMessagePosted() && direct.has(event.getActorId())) {
                    changes.add(author(event, direct));
                }
            }
            case ConversationId.Group group -> {
                if (event.hasMessagePosted()) {
                    changes.add(author(event, group));
                }
                changes.addAll(GroupChanges.of(event, group));
            }
        }
        changes.addAll(ofMessages(event));
        return changes;
    }

    /** Sending implies reading. */
    private static Participant author(ConversationEvent event, ConversationId conversation) {
        return Participant.of(conversation, event.getActorId()).read(event.getSeq(), event.getMessageNo());
    }

    private static List<Change> ofMessages(ConversationEvent event) {
        var id = event.getConversationId();
        var seq = event.getSeq();
        return switch (event.getKindCase()) {
            case MESSAGE_EDITED ->
                List.of(new Amendment(id, event.getMessageEdited().getTargetSeq(), 0, seq));
            case MESSAGE_RECALLED ->
                List.of(new Amendment(id, event.getMessageRecalled().getTargetSeq(), seq, 0));
            case REACTION_CHANGED -> {
                var reaction = event.getReactionChanged();
                yield List.of(new Reaction(
                        id,
                        reaction.getTargetSeq(),
                        event.getActorId(),
                        reaction.getEmoji(),
                        reaction.getRemoved(),
                        seq));
            }
            case PIN_CHANGED -> {
                var pin = event.getPinChanged();
                yield List.of(new Pin(id, pin.getTargetSeq(), pin.getPinned(), event.getActorId(), seq));
            }
            default -> List.of();
        };
    }
}
