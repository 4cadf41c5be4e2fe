// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.CommandRequest;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.GroupDissolved;
import im.yan.schemas.v1.MemberLeft;
import im.yan.schemas.v1.MessageEdited;
import im.yan.schemas.v1.MessagePosted;
import im.yan.schemas.v1.MessageRecalled;
import im.yan.schemas.v1.OwnershipTransferred;
import im.yan.schemas.v1.PinChanged;
import im.yan.schemas.v1.ReactionChanged;
import im.yan.schemas.v1.RoleChanged;
import im.yan.schemas.v1.Send;
import im.yan.schemas.v1.SendAck;
import java.util.Optional;

/**
 * The event that an accepted command became: the session that asked is told its numbers only. Where the router decides more than
 * was asked for, there is none; then the store knows it.
 */
final class OwnEvents {
    private OwnEvents() {}

    static Optional<ConversationEvent> of(ClientFrame request, SendAck ack, long userId) {
        var event = ConversationEvent.newBuilder()
                .setConversationId(ack.getConversationId())
                .setSeq(ack.getSeq())
                .setMessageNo(ack.getMessageNo())
                .setEventId(ack.getMessageId())
                .setActorId(userId)
                .setClientMsgId(ack.getClientMsgId())
                .setTimeMillis(ack.getTimeMillis());
        return request.hasSend()
                ? Optional.of(event.setMessagePosted(posted(request.getSend())).build())
                : caused(request.getCommand(), event);
    }

    private static MessagePosted posted(Send send) {
        var posted = MessagePosted.newBuilder().setContent(send.getContent()).setReplyToSeq(send.getReplyToSeq());
        if (send.hasMentions()) {
            posted.setMentions(send.getMentions());
        }
        if (send.hasForwardedFrom()) {
            posted.setForwardedFrom(send.getForwardedFrom());
        }
        return posted.build();
    }

    private static Optional<ConversationEvent> caused(CommandRequest command, ConversationEvent.Builder event) {
        switch (command.getKindCase()) {
            case EDIT_MESSAGE -> event.setMessageEdited(edited(command));
            case RECALL_MESSAGE ->
                event.setMessageRecalled(MessageRecalled.newBuilder()
                        .setTargetSeq(command.getRecallMessage().getTargetSeq()));
            case REACT ->
                event.setReactionChanged(ReactionChanged.newBuilder()
                        .setTargetSeq(command.getReact().getTargetSeq())
                        .setEmoji(command.getReact().getEmoji())
                        .setRemoved(command.getReact().getRemove()));
            case PIN_MESSAGE ->
                event.setPinChanged(PinChanged.newBuilder()
                        .setTargetSeq(command.getPinMessage().getTargetSeq())
                        .setPinned(!command.getPinMessage().getUnpin()));
            case SET_ROLE ->
                event.setRoleChanged(RoleChanged.newBuilder()
                        .setUserId(command.getSetRole().getUserId())
                        .setRole(command.getSetRole().getRole()));
            case TRANSFER_OWNERSHIP ->
                event.setOwnershipTransferred(OwnershipTransferred.newBuilder()
                        .setUserId(command.getTransferOwnership().getUserId()));
            case LEAVE_GROUP -> event.setMemberLeft(MemberLeft.getDefaultInstance());
            case DISSOLVE_GROUP -> event.setGroupDissolved(GroupDissolved.getDefaultInstance());
            default -> {
                return Optional.empty();
            }
        }
        return Optional.of(event.build());
    }

    private static MessageEdited edited(CommandRequest command) {
        var edit = command.getEditMessage();
        var edited =
                MessageEdited.newBuilder().setTargetSeq(edit.getTargetSeq()).setContent(edit.getContent());
        if (edit.hasMentions()) {
            edited.setMentions(edit.getMentions());
        }
        return edited.build();
    }

    /** Whether the user is out of the conversation after this event. */
    static boolean leaves(ConversationEvent event, long userId) {
        return switch (event.getKindCase()) {
            case GROUP_DISSOLVED -> true;
            case MEMBER_LEFT -> event.getActorId() == userId;
            case MEMBERS_REMOVED -> event.getMembersRemoved().getUserIdsList().contains(userId);
            case JOIN_REQUEST_DECLINED -> event.getJoinRequestDeclined().getUserId() == userId;
            default -> false;
        };
    }
}
