// SPDX-License-Identifier: Apache-2.0
package im.yan.testkit.model;

import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.ConversationEvent.KindCase;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.Mentions;
import im.yan.schemas.v1.Who;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What members do with messages, and with their own view of the conversation; the sender is a member. */
final class MessageLife {
    private final ModelConversation conversation;
    private final Command command;
    private final long timeMillis;
    private final ModelMember sender;

    MessageLife(ModelConversation conversation, Command command, long timeMillis) {
        this.conversation = conversation;
        this.command = command;
        this.timeMillis = timeMillis;
        this.sender = conversation.person(command.getSenderId());
    }

    Outcome decide() {
        return switch (command.getKindCase()) {
            case SEND_MESSAGE -> send();
            case EDIT_MESSAGE -> edit();
            case RECALL_MESSAGE -> recall();
            case REACT -> react();
            case PIN_MESSAGE -> pin();
            case MARK_READ -> markRead();
            case SET_NOTIFICATIONS -> {
                var until = command.getSetNotifications().getMutedUntilMillis();
                sender.silentUntilMillis = until > timeMillis ? until : 0;
                yield conversation.unchanged();
            }
            case MARK_UNREAD -> {
                sender.markedUnread = true;
                yield conversation.unchanged();
            }
            case CLEAR_HISTORY -> clear();
            case DELETE_FOR_ME -> delete();
            default -> ModelChat.refused(ErrorCode.INVALID_ARGUMENT);
        };
    }

    private Outcome send() {
        var message = command.getSendMessage();
        var refusal = silenced()
                .or(() -> message.getReplyToSeq() > conversation.seq
                        ? Optional.of(ModelChat.refused(ErrorCode.MESSAGE_UNKNOWN))
                        : Optional.empty())
                .or(() -> mentioning(message.getMentions()));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var post = new ModelConversation.Post(command.getSenderId(), timeMillis);
        conversation.posts.put(conversation.seq + 1, post);
        var outcome = conversation.happened(command, KindCase.MESSAGE_POSTED, Set.of());
        sender.readTo(conversation.seq, conversation.messageNo);
        return outcome;
    }

    private Optional<Outcome> silenced() {
        if (!conversation.isGroup) {
            return Optional.empty();
        }
        if (!sender.isAdmin() && sender.mutedUntilMillis > timeMillis) {
            return Optional.of(ModelChat.refused(ErrorCode.MUTED));
        }
        return conversation.settings.getWhoMayPost() == Who.ADMINS && !sender.isAdmin()
                ? Optional.of(ModelChat.refused(ErrorCode.GROUP_MUTED))
                : Optional.empty();
    }

    private Optional<Outcome> mentioning(Mentions mentions) {
        if (mentions.getEverybody() && !sender.isAdmin()) {
            return Optional.of(ModelChat.refused(ErrorCode.ROLE_TOO_LOW));
        }
        return conversation.members().containsAll(mentions.getUserIdsList())
                ? Optional.empty()
                : Optional.of(ModelChat.refused(ErrorCode.USER_NOT_A_MEMBER));
    }

    private Outcome edit() {
        var target = command.getEditMessage().getTargetSeq();
        var refusal = silenced().or(() -> untouchable(target));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var post = post(target);
        if (post.author != command.getSenderId()) {
            return ModelChat.refused(ErrorCode.NOT_THE_AUTHOR);
        }
        if (timeMillis > post.timeMillis + ProtocolLimits.EDIT_WINDOW.toMillis()) {
            return ModelChat.refused(ErrorCode.EDIT_WINDOW_OVER);
        }
        return mentioning(command.getEditMessage().getMentions())
                .orElseGet(() -> conversation.happened(command, KindCase.MESSAGE_EDITED, Set.of()));
    }

    private Outcome recall() {
        var target = command.getRecallMessage().getTargetSeq();
        var refusal = untouchable(target);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var post = post(target);
        var isAdmin = conversation.isGroup && sender.isAdmin();
        if (post.author != command.getSenderId() && !isAdmin) {
            return ModelChat.refused(ErrorCode.NOT_THE_AUTHOR);
        }
        var window = isAdmin ? ProtocolLimits.ADMIN_RECALL_WINDOW : ProtocolLimits.RECALL_WINDOW;
        if (timeMillis > post.timeMillis + window.toMillis()) {
            return ModelChat.refused(ErrorCode.RECALL_WINDOW_OVER);
        }
        post.recalled = true;
        conversation.pins.remove(target);
        return conversation.happened(command, KindCase.MESSAGE_RECALLED, Set.of());
    }

    private Outcome react() {
        var react = command.getReact();
        var refusal = silenced().or(() -> untouchable(react.getTargetSeq()));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var emoji = post(react.getTargetSeq()).emoji;
        if (react.getRemove() && !emoji.contains(react.getEmoji())) {
            return conversation.unchanged();
        }
        if (!emoji.contains(react.getEmoji())) {
            if (emoji.size() >= ProtocolLimits.REACTION_KINDS_MAX) {
                return ModelChat.refused(ErrorCode.LIMIT_REACHED);
            }
            emoji.add(react.getEmoji());
        }
        return conversation.happened(command, KindCase.REACTION_CHANGED, Set.of());
    }

    private Outcome pin() {
        var pin = command.getPinMessage();
        if (conversation.isGroup && !sender.isAdmin()) {
            return ModelChat.refused(ErrorCode.ROLE_TOO_LOW);
        }
        var pinned = conversation.pins.contains(pin.getTargetSeq());
        var refusal = pinned ? Optional.<Outcome>empty() : untouchable(pin.getTargetSeq());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (pinned != pin.getUnpin()) {
            return conversation.unchanged();
        }
        if (pin.getUnpin()) {
            conversation.pins.remove(pin.getTargetSeq());
        } else if (conversation.pins.size() >= ProtocolLimits.PINS_MAX) {
            return ModelChat.refused(ErrorCode.LIMIT_REACHED);
        } else {
            conversation.pins.add(pin.getTargetSeq());
        }
        return conversation.happened(command, KindCase.PIN_CHANGED, Set.of());
    }

    private ModelConversation.Post post(long seq) {
        return Objects.requireNonNull(conversation.posts.get(seq));
    }

    private Optional<Outcome> untouchable(long target) {
        var post = conversation.posts.get(target);
        if (post == null || target < sender.visibleFrom) {
            return Optional.of(ModelChat.refused(ErrorCode.MESSAGE_UNKNOWN));
        }
        return post.recalled ? Optional.of(ModelChat.refused(ErrorCode.MESSAGE_RECALLED)) : Optional.empty();
    }

    private Outcome markRead() {
        var mark = command.getMarkRead();
        if (isImpossible(mark.getSeq(), mark.getMessageNo())) {
            return ModelChat.refused(ErrorCode.INVALID_ARGUMENT);
        }
        sender.readTo(mark.getSeq(), mark.getMessageNo());
        return new Outcome.Accepted(sender.readSeq, sender.readNo);
    }

    private Outcome delete() {
        var seqs = command.getDeleteForMe().getSeqsList();
        if (seqs.isEmpty() || seqs.stream().anyMatch(seq -> seq < 1 || seq > conversation.seq)) {
            return ModelChat.refused(ErrorCode.INVALID_ARGUMENT);
        }
        sender.hidden.addAll(seqs);
        return conversation.unchanged();
    }

    private Outcome clear() {
        var clear = command.getClearHistory();
        if (isImpossible(clear.getSeq(), clear.getMessageNo())) {
            return ModelChat.refused(ErrorCode.INVALID_ARGUMENT);
        }
        sender.clearedSeq = Math.max(sender.clearedSeq, clear.getSeq());
        sender.readTo(clear.getSeq(), clear.getMessageNo());
        return conversation.unchanged();
    }

    private boolean isImpossible(long seq, long messageNo) {
        return messageNo < 0 || messageNo > seq || seq > conversation.seq || messageNo > conversation.messageNo;
    }
}
