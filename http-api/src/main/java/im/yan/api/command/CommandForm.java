// SPDX-License-Identifier: Apache-2.0
package im.yan.api.command;

import com.google.protobuf.InvalidProtocolBufferException;
import im.yan.api.refusal.Refusal;
import im.yan.schemas.ConversationId;
import im.yan.schemas.WireJson;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.CommandRequest;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.MarkRead;
import im.yan.schemas.v1.MarkReadRequest;
import im.yan.schemas.v1.Send;
import im.yan.schemas.v1.SendMessage;

/**
 * A client's frame as the command it asks for. Looks at the form of the conversation's name only, because it becomes a key;
 * everything else is the router's to judge.
 */
final class CommandForm {

    private CommandForm() {}

    static ClientFrame parse(String json) {
        try {
            return WireJson.merge(json, ClientFrame.newBuilder()).build();
        } catch (InvalidProtocolBufferException e) {
            throw Refusal.of(ErrorCode.MALFORMED_FRAME, "the body is not the JSON of a ClientFrame");
        }
    }

    /** @param markReadId the clientMsgId of a markRead, whose frame has none */
    static Command.Builder of(ClientFrame frame, long sender, String markReadId) {
        var command = switch (frame.getKindCase()) {
            case SEND -> send(frame.getSend());
            case MARK_READ -> markRead(frame.getMarkRead()).setClientMsgId(markReadId);
            case COMMAND -> other(frame.getCommand(), sender);
            case HELLO, DELIVER_ACK, PING, SIGNAL, WATCH_PRESENCE, KIND_NOT_SET ->
                throw Refusal.of(ErrorCode.UNKNOWN_FRAME, "over HTTP: send, command or markRead");
        };
        if (ConversationId.parse(command.getConversationId()).isEmpty()) {
            throw Refusal.invalid("conversationId is not the name of a conversation");
        }
        return command.setSenderId(sender);
    }

    private static Command.Builder send(Send send) {
        var message = SendMessage.newBuilder().setReplyToSeq(send.getReplyToSeq());
        if (send.hasContent()) {
            message.setContent(send.getContent());
        }
        if (send.hasMentions()) {
            message.setMentions(send.getMentions());
        }
        if (send.hasForwardedFrom()) {
            message.setForwardedFrom(send.getForwardedFrom());
        }
        return Command.newBuilder()
                .setConversationId(send.getConversationId())
                .setClientMsgId(send.getClientMsgId())
                .setSendMessage(message);
    }

    private static Command.Builder markRead(MarkReadRequest request) {
        return Command.newBuilder()
                .setConversationId(request.getConversationId())
                .setMarkRead(MarkRead.newBuilder().setSeq(request.getSeq()).setMessageNo(request.getMessageNo()));
    }

    // The kinds have the same names in both messages.
    private static Command.Builder other(CommandRequest request, long sender) {
        var asked = request.getOneofFieldDescriptor(
                CommandRequest.getDescriptor().getOneofs().getFirst());
        if (asked == null) {
            throw Refusal.of(ErrorCode.UNKNOWN_FRAME, "the command is of no kind this server knows");
        }
        return Command.newBuilder()
                .setConversationId(conversation(request, sender))
                .setClientMsgId(request.getClientMsgId())
                .setField(Command.getDescriptor().findFieldByName(asked.getName()), request.getField(asked));
    }

    private static String conversation(CommandRequest request, long sender) {
        if (!request.hasCreateGroup()) {
            return request.getConversationId();
        }
        var group = ConversationId.groupOf(sender, request.getClientMsgId()).text();
        if (!request.getConversationId().isEmpty()
                && !request.getConversationId().equals(group)) {
            throw Refusal.invalid("a group's conversationId follows from its clientMsgId; leave it out");
        }
        return group;
    }
}
