// SPDX-License-Identifier: Apache-2.0
package im.yan.router.message;

import im.yan.router.conversation.Decision;
import im.yan.router.conversation.KnownFields;
import im.yan.router.conversation.Refusal;
import im.yan.router.conversation.Situation;
import im.yan.router.membership.Action;
import im.yan.router.membership.Permissions;
import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.Content;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.EditMessage;
import im.yan.schemas.v1.ForwardedFrom;
import im.yan.schemas.v1.Mentions;
import im.yan.schemas.v1.MessageEdited;
import im.yan.schemas.v1.MessagePosted;
import im.yan.schemas.v1.MessageRecalled;
import im.yan.schemas.v1.RecallMessage;
import im.yan.schemas.v1.SendMessage;
import im.yan.schemas.v1.StoredMessage;
import java.util.Optional;

/** How messages are posted, edited and recalled. */
public final class Messages {

    private Messages() {}

    public static Decision send(SendMessage send, Situation situation) {
        var refusal = Permissions.refusalOf(Action.POST, situation)
                .or(() -> ContentRules.refusalOf(send.getContent()))
                .or(() -> refusalOfOrigins(send, situation));
        if (refusal.isPresent()) {
            return refusal.get().decision();
        }
        var mentions = MentionRules.checked(send.getMentions());
        var unfit = MentionRules.refusalOf(mentions, situation);
        if (unfit.isPresent()) {
            return unfit.get();
        }
        return situation.happened(ConversationEvent.newBuilder().setMessagePosted(posted(send, mentions)));
    }

    public static Decision edit(EditMessage edit, Situation situation) {
        var seq = edit.getTargetSeq();
        var refusal = Permissions.refusalOf(Action.EDIT_MESSAGE, situation)
                .or(() -> Targets.refusalOf(seq, situation))
                .or(() -> refusalToEdit(Targets.at(seq, situation), situation))
                .or(() -> ContentRules.refusalOf(edit.getContent()));
        if (refusal.isPresent()) {
            return refusal.get().decision();
        }
        var mentions = MentionRules.checked(edit.getMentions());
        var unfit = MentionRules.refusalOf(mentions, situation);
        if (unfit.isPresent()) {
            return unfit.get();
        }
        var edited = MessageEdited.newBuilder()
                .setTargetSeq(seq)
                .setContent(KnownFields.of(edit.getContent(), Content.parser()));
        if (isAny(mentions)) {
            edited.setMentions(mentions);
        }
        return situation.happened(ConversationEvent.newBuilder().setMessageEdited(edited));
    }

    /** A muted member may: it only takes back. */
    public static Decision recall(RecallMessage recall, Situation situation) {
        var seq = recall.getTargetSeq();
        return Targets.refusalOf(seq, situation)
                .or(() -> refusalToRecall(Targets.at(seq, situation), situation))
                .<Decision>map(Refusal::decision)
                .orElseGet(() -> situation.happened(ConversationEvent.newBuilder()
                        .setMessageRecalled(MessageRecalled.newBuilder().setTargetSeq(seq))));
    }

    /** What is replied to need not be remembered any more, what is forwarded is the sender's word. */
    private static Optional<Refusal> refusalOfOrigins(SendMessage send, Situation situation) {
        if (send.getReplyToSeq() < 0 || send.getReplyToSeq() > situation.head().getHeadSeq()) {
            return Optional.of(Refusal.REPLY_IMPOSSIBLE);
        }
        var from = send.getForwardedFrom();
        return send.hasForwardedFrom() && (from.getAuthorId() <= 0 || from.getTimeMillis() < 0)
                ? Optional.of(Refusal.FORWARD_INCOMPLETE)
                : Optional.empty();
    }

    private static Optional<Refusal> refusalToEdit(StoredMessage message, Situation situation) {
        if (message.getAuthorId() != situation.sender()) {
            return Optional.of(Refusal.NOT_THE_AUTHOR);
        }
        return Targets.isOlderThan(ProtocolLimits.EDIT_WINDOW, message, situation)
                ? Optional.of(Refusal.EDIT_WINDOW_OVER)
                : Optional.empty();
    }

    private static Optional<Refusal> refusalToRecall(StoredMessage message, Situation situation) {
        var mayRecallOthers = situation.isGroup()
                && Permissions.refusalOf(Action.RECALL_OTHERS_MESSAGE, situation)
                        .isEmpty();
        if (message.getAuthorId() != situation.sender() && !mayRecallOthers) {
            return Optional.of(Refusal.NOT_THE_AUTHOR);
        }
        var window = mayRecallOthers ? ProtocolLimits.ADMIN_RECALL_WINDOW : ProtocolLimits.RECALL_WINDOW;
        return Targets.isOlderThan(window, message, situation)
                ? Optional.of(Refusal.RECALL_WINDOW_OVER)
                : Optional.empty();
    }

    private static MessagePosted posted(SendMessage send, Mentions mentions) {
        var posted = MessagePosted.newBuilder()
                .setContent(KnownFields.of(send.getContent(), Content.parser()))
                .setReplyToSeq(send.getReplyToSeq());
        if (isAny(mentions)) {
            posted.setMentions(mentions);
        }
        if (send.hasForwardedFrom()) {
            posted.setForwardedFrom(KnownFields.of(send.getForwardedFrom(), ForwardedFrom.parser()));
        }
        return posted.build();
    }

    private static boolean isAny(Mentions mentions) {
        return mentions.getEverybody() || mentions.getUserIdsCount() > 0;
    }
}
