// SPDX-License-Identifier: Apache-2.0
package im.yan.api.command;

import com.google.protobuf.InvalidProtocolBufferException;
import im.yan.api.refusal.Refusal;
import im.yan.schemas.ClientCommands;
import im.yan.schemas.ConversationId;
import im.yan.schemas.WireJson;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.CommandRequest;
import im.yan.schemas.v1.ErrorCode;

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
        var command = ClientCommands.of(frame, sender).orElseThrow(() -> unknown(frame));
        if (frame.hasMarkRead()) {
            command.setClientMsgId(markReadId);
        }
        requireOwnName(frame.getCommand(), command.getConversationId());
        if (ConversationId.parse(command.getConversationId()).isEmpty()) {
            throw Refusal.invalid("conversationId is not the name of a conversation");
        }
        return command;
    }

    private static Refusal unknown(ClientFrame frame) {
        return Refusal.of(
                ErrorCode.UNKNOWN_FRAME,
                frame.hasCommand()
                        ? "the command is of no kind this server knows"
                        : "over HTTP: send, command or markRead");
    }

    private static void requireOwnName(CommandRequest request, String group) {
        var asked = request.getConversationId();
        if (request.hasCreateGroup() && !asked.isEmpty() && !asked.equals(group)) {
            throw Refusal.invalid("a group's conversationId follows from its clientMsgId; leave it out");
        }
    }
}
