// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.pipeline;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import im.yan.schemas.WireJson;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.CommandRequest;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a ClientFrame written as JSON. A frame or a command with a member none of ours has is of a kind we do not know. */
final class JsonFrame {
    private static final Set<String> OF_FRAMES = members(ClientFrame.getDescriptor());
    private static final Set<String> OF_COMMANDS = members(CommandRequest.getDescriptor());
    private static final String COMMAND = "command";

    private JsonFrame() {}

    static Decoded decode(String json) {
        try {
            return Decoded.of(WireJson.merge(json, ClientFrame.newBuilder()).build());
        } catch (InvalidProtocolBufferException e) {
            return explain(json);
        }
    }

    private static Set<String> members(Descriptor type) {
        return type.getFields().stream().map(FieldDescriptor::getJsonName).collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isUnknownCommand(@Nullable Value command) {
        return command != null
                && !OF_COMMANDS.containsAll(
                        command.getStructValue().getFieldsMap().keySet());
    }

    private static Decoded explain(String json) {
        try {
            var members = WireJson.merge(json, Struct.newBuilder()).getFieldsMap();
            if (OF_FRAMES.containsAll(members.keySet()) && !isUnknownCommand(members.get(COMMAND))) {
                return new Decoded.Malformed();
            }
            var id = members.get("id");
            return new Decoded.UnknownKind(id == null ? 0 : (int) id.getNumberValue());
        } catch (InvalidProtocolBufferException e) {
            return new Decoded.Malformed();
        }
    }
}
