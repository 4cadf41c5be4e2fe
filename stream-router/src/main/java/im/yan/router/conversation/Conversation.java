// SPDX-License-Identifier: Apache-2.0
package im.yan.router.conversation;

import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.Accepted;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.MarkRead;
import im.yan.schemas.v1.MessagePosted;
import im.yan.schemas.v1.ReadPosition;
import im.yan.schemas.v1.SendMessage;
import im.yan.schemas.v1.StoredAnswers;
import im.yan.schemas.v1.StoredConversation;
import im.yan.schemas.v1.StoredMember;
import java.util.Optional;

/**
 * One conversation as one device of a member finds it: decides that device's commands, and says what it is after each
 * decision.
 *
 * @param head where its log stands
 * @param member what is remembered of the member
 * @param answers what is remembered of the device
 */
public record Conversation(
        ConversationId.Direct id,
        MemberDevice device,
        StoredConversation head,
        StoredMember member,
        StoredAnswers answers) {

    /** The rules in their order: a resend gets its first answer whatever has changed since. */
    public Decision decide(Command command, Arrival arrival, Rules rules, Accounts accounts) {
        var first = firstAnswer(command, rules);
        if (first.isPresent()) {
            return new Decision.Resent(first.get());
        }
        var refusal = refusalOf(command, accounts);
        if (refusal.isPresent()) {
            return refusal.get().decision();
        }
        return command.hasMarkRead()
                ? markRead(command.getMarkRead())
                : post(command.getSendMessage(), rules.numbering().next(head, arrival));
    }

    /** This conversation once the decision has taken effect. */
    public Conversation after(Decision decision, Rules rules) {
        return switch (decision) {
            case Decision.Posted posted -> afterPosting(posted, rules.resends());
            case Decision.Advanced advanced ->
                new Conversation(id, device, head, readTo(advanced.position(), member.toBuilder()), answers);
            case Decision.Resent resent -> this;
            case Decision.Unchanged unchanged -> this;
            case Decision.Refused refused -> this;
        };
    }

    private Optional<Accepted> firstAnswer(Command command, Rules rules) {
        return command.hasSendMessage()
                ? rules.resends().firstAnswer(answers, command.getSendMessage().getClientMsgId())
                : Optional.empty();
    }

    private Optional<Refusal> refusalOf(Command command, Accounts accounts) {
        // An unknown sender is no stranger: the token was verified, and the feed may lag behind the registration.
        if (accounts.of(device.userId()) == Accounts.Standing.DISABLED) {
            return Optional.of(Refusal.ACCOUNT_DISABLED);
        }
        if (accounts.of(id.peerOf(device.userId())) == Accounts.Standing.UNKNOWN) {
            return Optional.of(Refusal.RECIPIENT_UNKNOWN);
        }
        return switch (command.getKindCase()) {
            case SEND_MESSAGE -> refusalOf(command.getSendMessage());
            case MARK_READ -> refusalOf(command.getMarkRead());
            case KIND_NOT_SET -> Optional.of(Refusal.COMMAND_UNKNOWN);
        };
    }

    private static Optional<Refusal> refusalOf(SendMessage send) {
        return ClientMsgId.parse(send.getClientMsgId()).isEmpty()
                ? Optional.of(Refusal.CLIENT_MSG_ID_MALFORMED)
                : ContentRules.refusalOf(send.getContent());
    }

    private Optional<Refusal> refusalOf(MarkRead mark) {
        var possible = mark.getMessageNo() >= 0
                && mark.getMessageNo() <= mark.getSeq()
                && mark.getMessageNo() <= head.getHeadMessageNo()
                && mark.getSeq() <= head.getHeadSeq();
        return possible ? Optional.empty() : Optional.of(Refusal.POSITION_IMPOSSIBLE);
    }

    private Decision post(SendMessage send, Accepted numbers) {
        return new Decision.Posted(ConversationEvent.newBuilder()
                .setConversationId(id.text())
                .setSeq(numbers.getSeq())
                .setMessageNo(numbers.getMessageNo())
                .setEventId(numbers.getMessageId())
                .setActorId(device.userId())
                .setClientMsgId(send.getClientMsgId())
                .setTimeMillis(numbers.getTimeMillis())
                .setMessagePosted(MessagePosted.newBuilder().setContent(ContentRules.checkedPartOf(send.getContent())))
                .build());
    }

    private Decision markRead(MarkRead mark) {
        if (mark.getSeq() <= member.getReadSeq() && mark.getMessageNo() <= member.getReadNo()) {
            return new Decision.Unchanged();
        }
        return new Decision.Advanced(ReadPosition.newBuilder()
                .setConversationId(id.text())
                .setUserId(device.userId())
                .setSeq(Math.max(mark.getSeq(), member.getReadSeq()))
                .setMessageNo(Math.max(mark.getMessageNo(), member.getReadNo()))
                .build());
    }

    private Conversation afterPosting(Decision.Posted posted, Resends resends) {
        var event = posted.event();
        var newHead = head.toBuilder()
                .setHeadSeq(event.getSeq())
                .setHeadMessageNo(event.getMessageNo())
                .build();
        return new Conversation(
                id,
                device,
                newHead,
                readTo(positionOf(event), device.sendingLast(member)),
                resends.remember(answers, event.getClientMsgId(), posted.answer()));
    }

    /** Sending implies reading. */
    private static ReadPosition positionOf(ConversationEvent event) {
        return ReadPosition.newBuilder()
                .setSeq(event.getSeq())
                .setMessageNo(event.getMessageNo())
                .build();
    }

    private static StoredMember readTo(ReadPosition position, StoredMember.Builder member) {
        return member.setReadSeq(position.getSeq())
                .setReadNo(position.getMessageNo())
                .build();
    }
}
