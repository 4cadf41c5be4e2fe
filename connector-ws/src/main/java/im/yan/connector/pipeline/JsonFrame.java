// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.pipeline;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import im.yan.schemas.WireJson;
import im.yan.schemas.v1.ClientFrame;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a ClientFrame written as JSON. An object with a member no frame has is a frame of a kind we do not know. */
final class JsonFrame {
    private static final Set<String> MEMBERS = ClientFrame.getDescriptor().getFields().stream()
            .map(FieldDescriptor::getJsonName)
            .collect(Collectors.toUnmodifiableSet());

    private JsonFrame() {}

    static Decoded decode(String json) {
        try {
            return Decoded.of(WireJson.merge(json, ClientFrame.newBuilder()).build());
        } catch (InvalidProtocolBufferException e) {
            return explain(json);
        }
    }

    private static Decoded explain(String json) {
        try {
            var members = WireJson.merge(json, Struct.newBuilder()).getFieldsMap();
            if (MEMBERS.containsAll(members.keySet())) {
                return new Decoded.Malformed();
            }
            var id = members.get("id");
            return new Decoded.UnknownKind(id == null ? 0 : (int) id.getNumberValue());
        } catch (InvalidProtocolBufferException e) {
            return new Decoded.Malformed();
        }
    }
}
