// SPDX-License-Identifier: Apache-2.0
package im.yan.router.message;

import im.yan.router.conversation.Decision;
import im.yan.router.conversation.Refusal;
import im.yan.router.conversation.Situation;
import im.yan.router.membership.Action;
import im.yan.router.membership.Permissions;
import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.React;
import im.yan.schemas.v1.ReactionChanged;
import java.util.Optional;

/** How members react to a message. Who reacted with what is kept by readers of the log; here, how many kinds there are. */
public final class Reactions {

    private Reactions() {}

    public static Decision react(React react, Situation situation) {
        var refusal = Permissions.refusalOf(Action.REACT, situation)
                .or(() -> refusalOf(react))
                .or(() -> Targets.refusalOf(react.getTargetSeq(), situation));
        if (refusal.isPresent()) {
            return refusal.get().decision();
        }
        var kinds = Targets.at(react.getTargetSeq(), situation).getEmojiList();
        var isNew = !kinds.contains(react.getEmoji());
        if (isNew && react.getRemove()) {
            return situation.noted();
        }
        if (isNew && kinds.size() >= ProtocolLimits.REACTION_KINDS_MAX) {
            return Refusal.TOO_MANY_REACTIONS.decision();
        }
        return situation.happened(ConversationEvent.newBuilder()
                .setReactionChanged(ReactionChanged.newBuilder()
                        .setTargetSeq(react.getTargetSeq())
                        .setEmoji(react.getEmoji())
                        .setRemoved(react.getRemove())));
    }

    private static Optional<Refusal> refusalOf(React react) {
        var emoji = react.getEmoji();
        var wellFormed = !emoji.isEmpty()
                && react.getEmojiBytes().size() <= ProtocolLimits.EMOJI_BYTES_MAX
                && emoji.codePoints().noneMatch(Reactions::isBlankOrControl);
        return wellFormed ? Optional.empty() : Optional.of(Refusal.EMOJI_MALFORMED);
    }

    // Joiners and variation selectors are formats, and part of many an emoji.
    private static boolean isBlankOrControl(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || Character.getType(codePoint) == Character.CONTROL;
    }
}
