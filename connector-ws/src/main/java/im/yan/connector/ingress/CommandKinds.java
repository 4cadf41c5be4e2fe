// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.ingress;

import com.google.protobuf.Descriptors.FieldDescriptor;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.CommandRequest;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of command a client can ask for: a command's and a request's field of one kind have one number and one type. */
final class CommandKinds {
    private static final Map<FieldDescriptor, FieldDescriptor> OF_REQUEST =
            CommandRequest.getDescriptor().getOneofs().getFirst().getFields().stream()
                    .collect(Collectors.toUnmodifiableMap(
                            Function.identity(),
                            field -> Command.getDescriptor().findFieldByNumber(field.getNumber())));

    private CommandKinds() {}

    /** What is asked for, without who asks; empty if the request is of no kind that is known. */
    static Optional<Command.Builder> commandOf(CommandRequest request) {
        return request.getAllFields().entrySet().stream()
                .filter(field -> OF_REQUEST.containsKey(field.getKey()))
                .findFirst()
                .map(field -> Command.newBuilder()
                        .setClientMsgId(request.getClientMsgId())
                        .setConversationId(request.getConversationId())
                        .setField(OF_REQUEST.get(field.getKey()), field.getValue()));
    }
}
