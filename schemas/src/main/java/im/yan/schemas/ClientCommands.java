// SPDX-License-Identifier: Apache-2.0
package im.yan.schemas;

import com.google.protobuf.Descriptors.FieldDescriptor;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.CommandRequest;
import im.yan.schemas.v1.MarkRead;
import im.yan.schemas.v1.MarkReadRequest;
import im.yan.schemas.v1.Send;
import im.yan.schemas.v1.SendMessage;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a client's frame asks of the router, however it came: over a WebSocket or over HTTP. Copies, and judges nothing; the
 * origin is for whoever took the frame to add.
 */
public final class ClientCommands {
    // Of one kind, a command's and a request's field have one number and one type.
    private static final Map<FieldDescriptor, FieldDescriptor> KINDS =
            CommandRequest.getDescriptor().getOneofs().getFirst().getFields().stream()
                    .collect(Collectors.toUnmodifiableMap(
                            Function.identity(),
                            field -> Command.getDescriptor().findFieldByNumber(field.getNumber())));

    private ClientCommands() {}

    /** Empty for a frame that is none for the router, or of no kind that is known. */
    public static Optional<Command.Builder> of(ClientFrame frame, long sender) {
        return switch (frame.getKindCase()) {
            case SEND -> Optional.of(send(frame.getSend()).setSenderId(sender));
            case MARK_READ -> Optional.of(markRead(frame.getMarkRead()).setSenderId(sender));
            case COMMAND -> other(frame.getCommand()).map(command -> named(command.setSenderId(sender)));
            case HELLO, DELIVER_ACK, PING, SIGNAL, WATCH_PRESENCE, KIND_NOT_SET -> Optional.empty();
        };
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
                .setClientMsgId(send.getClientMsgId())
                .setConversationId(send.getConversationId())
                .setSendMessage(message);
    }

    private static Command.Builder markRead(MarkReadRequest request) {
        return Command.newBuilder()
                .setConversationId(request.getConversationId())
                .setMarkRead(MarkRead.newBuilder().setSeq(request.getSeq()).setMessageNo(request.getMessageNo()));
    }

    private static Optional<Command.Builder> other(CommandRequest request) {
        return request.getAllFields().entrySet().stream()
                .filter(field -> KINDS.containsKey(field.getKey()))
                .findFirst()
                .map(field -> Command.newBuilder()
                        .setClientMsgId(request.getClientMsgId())
                        .setConversationId(request.getConversationId())
                        .setField(KINDS.get(field.getKey()), field.getValue()));
    }

    /** A group that is to be has its name from who asks for it and how. */
    private static Command.Builder named(Command.Builder command) {
        return command.hasCreateGroup()
                ? command.setConversationId(ConversationId.groupOf(command.getSenderId(), command.getClientMsgId())
                        .text())
                : command;
    }
}
