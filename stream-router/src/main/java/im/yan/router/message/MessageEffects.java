// SPDX-License-Identifier: Apache-2.0
package im.yan.router.message;

import im.yan.router.conversation.Draft;
import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.MessageEdited;
import im.yan.schemas.v1.PinChanged;
import im.yan.schemas.v1.ReactionChanged;
import im.yan.schemas.v1.StoredMessage;
import java.util.ArrayList;
import java.util.List;

/** What an event makes of the messages that may still be changed, and of the pinned ones. */
public final class MessageEffects {

    private MessageEffects() {}

    public static void apply(ConversationEvent event, Draft draft) {
        switch (event.getKindCase()) {
            case MESSAGE_POSTED -> draft.message(event.getSeq(), remembered(event));
            case MESSAGE_EDITED -> edit(event.getMessageEdited(), draft);
            case MESSAGE_RECALLED -> recall(event.getMessageRecalled().getTargetSeq(), draft);
            case REACTION_CHANGED -> react(event.getReactionChanged(), draft);
            case PIN_CHANGED -> pin(event.getPinChanged(), draft);
            default -> {
                // The rest changes the group only.
            }
        }
        // With each event one falls out of reach, so that the store does not grow with the log.
        var outOfReach = event.getSeq() - ProtocolLimits.EVENTS_CHANGEABLE;
        if (outOfReach > 0) {
            draft.forgetMessage(outOfReach);
        }
    }

    private static StoredMessage remembered(ConversationEvent event) {
        return StoredMessage.newBuilder()
                .setAuthorId(event.getActorId())
                .setTimeMillis(event.getTimeMillis())
                .addAllMentionedIds(event.getMessagePosted().getMentions().getUserIdsList())
                .build();
    }

    private static void edit(MessageEdited edited, Draft draft) {
        var message = draft.message(edited.getTargetSeq()).orElseThrow();
        var mentioned = edited.getMentions().getUserIdsList();
        draft.message(
                edited.getTargetSeq(),
                message.toBuilder()
                        .clearMentionedIds()
                        .addAllMentionedIds(mentioned)
                        .build());
    }

    private static void recall(long seq, Draft draft) {
        var message = draft.message(seq).orElseThrow();
        draft.message(seq, message.toBuilder().setRecalled(true).build());
        pins(without(seq, draft), draft);
    }

    private static void react(ReactionChanged reaction, Draft draft) {
        var message = draft.message(reaction.getTargetSeq()).orElseThrow();
        if (!message.getEmojiList().contains(reaction.getEmoji())) {
            draft.message(
                    reaction.getTargetSeq(),
                    message.toBuilder().addEmoji(reaction.getEmoji()).build());
        }
    }

    private static void pin(PinChanged pin, Draft draft) {
        var pinned = new ArrayList<>(without(pin.getTargetSeq(), draft));
        if (pin.getPinned()) {
            pinned.add(pin.getTargetSeq());
        }
        pins(pinned, draft);
    }

    private static List<Long> without(long seq, Draft draft) {
        return draft.head().getPinnedSeqsList().stream()
                .filter(pinned -> pinned != seq)
                .toList();
    }

    private static void pins(List<Long> seqs, Draft draft) {
        draft.head(draft.head().toBuilder()
                .clearPinnedSeqs()
                .addAllPinnedSeqs(seqs)
                .build());
    }
}
