// SPDX-License-Identifier: Apache-2.0
package im.yan.schemas.asyncapi;

import static im.yan.schemas.asyncapi.JsonSchemas.map;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.Topic;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.CloseCode;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.ServerFrame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The contract as an AsyncAPI 3.0 document: the WebSocket with every frame, and every Kafka topic with its record. */
final class AsyncApiDocument {
    static final String SOCKET = "socket";

    private static final String JSON = "application/json";
    private static final String PROTOBUF = "application/x-protobuf";

    private final ProtoComments comments;
    private final JsonSchemas schemas;
    private final Map<String, Object> channels = new LinkedHashMap<>();
    private final Map<String, Object> operations = new LinkedHashMap<>();
    private final Map<String, Object> messages = new LinkedHashMap<>();

    private AsyncApiDocument(ProtoComments comments) {
        this.comments = comments;
        this.schemas = new JsonSchemas(comments);
    }

    static Map<String, Object> of(ProtoComments comments) throws InvalidProtocolBufferException {
        return new AsyncApiDocument(comments).document();
    }

    private Map<String, Object> document() throws InvalidProtocolBufferException {
        socket();
        for (var topic : Topics.ALL) {
            topic(topic);
        }
        // Clients meet them outside any frame: in HTTP bodies, and when the socket is closed.
        schemas.reference(ErrorCode.getDescriptor());
        schemas.reference(CloseCode.getDescriptor());
        return map(
                "asyncapi",
                "3.0.0",
                "info",
                info(),
                "defaultContentType",
                JSON,
                "servers",
                servers(),
                "channels",
                channels,
                "operations",
                operations,
                "components",
                map("messages", messages, "schemas", schemas.all()));
    }

    private static Map<String, Object> info() {
        return map(
                "title",
                "YAN IM",
                "version",
                "1.0.0",
                "description",
                "A distributed chat backend whose spine is a log. Clients speak WebSocket to connectors; the services behind"
                        + " meet in Kafka. docs/protocol.md explains how frames work together, docs/architecture.md how topics do."
                        + " Schemas show protobuf's JSON mapping: 64-bit numbers are strings, and what has its default value is"
                        + " left out.",
                "license",
                map("name", "Apache-2.0", "url", "https://www.apache.org/licenses/LICENSE-2.0"));
    }

    private static Map<String, Object> servers() {
        return map(
                "connector",
                map(
                        "host",
                        "localhost:8090",
                        "protocol",
                        "ws",
                        "description",
                        "A connector; GET /v1/connectors of the HTTP API lists them. Subprotocol yan.v1.json: text messages, one"
                                + " frame each, as shown here. Subprotocol yan.v1.proto: binary messages, the same frames in"
                                + " protobuf."),
                "kafka",
                map(
                        "host",
                        "localhost:9092",
                        "protocol",
                        "kafka",
                        "description",
                        "The log. Values are protobuf without a schema registry; what cannot be processed goes to the topic"
                                + " of the same name with .dead behind it."));
    }

    private void socket() {
        var inChannel = new LinkedHashMap<String, Object>();
        var fromClient = frames(ClientFrame.getDescriptor(), inChannel);
        var fromServer = frames(ServerFrame.getDescriptor(), inChannel);
        schemas.reference(ClientFrame.getDescriptor());
        schemas.reference(ServerFrame.getDescriptor());
        channels.put(
                SOCKET,
                map(
                        "address",
                        "/ws",
                        "title",
                        "A client's session",
                        "description",
                        "Close codes are those of CloseCode: 4000 to 4499 reconnect, 4500 to 4999 don't.",
                        "servers",
                        list(reference("servers", "connector")),
                        "messages",
                        inChannel,
                        "bindings",
                        map("ws", map("method", "GET", "headers", handshake(), "bindingVersion", "0.1.0"))));
        operations.put("receiveFrames", operation("receive", SOCKET, "What a client may send.", fromClient));
        operations.put("sendFrames", operation("send", SOCKET, "What a client is told.", fromServer));
    }

    private static Map<String, Object> handshake() {
        return map(
                "type",
                "object",
                "properties",
                map(
                        "Authorization",
                        map("type", "string", "description", "Bearer TOKEN; or else the first frame is hello."),
                        ProtocolLimits.DEVICE_ID_HEADER,
                        map(
                                "type",
                                "string",
                                "description",
                                "Device.id, percent-encoded, with a token in the handshake."),
                        ProtocolLimits.DEVICE_NAME_HEADER,
                        map("type", "string", "description", "Device.name, likewise."),
                        ProtocolLimits.DEVICE_KIND_HEADER,
                        map("type", "string", "description", "Device.kind, by its name.")));
    }

    /** One message for each kind of frame, with the envelope around it. */
    private List<Object> frames(Descriptor envelope, Map<String, Object> inChannel) {
        var references = new ArrayList<>();
        var side = envelope.getName();
        for (var kind : envelope.getRealOneofs().getFirst().getFields()) {
            var name = side + "." + kind.getJsonName();
            messages.put(name, frame(envelope, kind, name));
            inChannel.put(name, reference("components/messages", name));
            references.add(reference("channels/" + SOCKET + "/messages", name));
        }
        return references;
    }

    private Map<String, Object> frame(Descriptor envelope, FieldDescriptor kind, String name) {
        var properties = new LinkedHashMap<String, Object>();
        envelope.getFields().stream()
                .filter(field -> field.getRealContainingOneof() == null)
                .forEach(field -> properties.put(field.getJsonName(), schemas.ofField(field)));
        properties.put(kind.getJsonName(), schemas.reference(kind.getMessageType()));
        var message = map("name", name, "title", kind.getJsonName());
        comments.of(kind.getMessageType().getFullName()).ifPresent(comment -> message.put("summary", comment));
        message.put("contentType", JSON);
        message.put("payload", map("type", "object", "required", list(kind.getJsonName()), "properties", properties));
        return message;
    }

    private void topic(Topic<?> topic) throws InvalidProtocolBufferException {
        var type = topic.parser().parseFrom(new byte[0]).getDescriptorForType();
        messages.put(
                type.getName(),
                map(
                        "name", type.getName(),
                        "contentType", PROTOBUF,
                        "payload", schemas.reference(type),
                        "bindings", map("kafka", map("key", map("type", "string"), "bindingVersion", "0.5.0"))));
        var channel = map("address", topic.name());
        comments.of(type.getFullName()).ifPresent(comment -> channel.put("description", comment));
        channel.put("servers", list(reference("servers", "kafka")));
        channel.put("messages", map(type.getName(), reference("components/messages", type.getName())));
        channel.put(
                "bindings",
                map(
                        "kafka",
                        map(
                                "topic", topic.name(),
                                "topicConfiguration", topicConfiguration(topic),
                                "bindingVersion", "0.5.0")));
        channels.put(topic.name(), channel);
        operations.put(
                "write." + topic.name(),
                operation(
                        "send",
                        topic.name(),
                        "Records of " + topic.name() + ", by " + orderingUnit(topic) + ".",
                        list(reference("channels/" + topic.name() + "/messages", type.getName()))));
    }

    /** As far as the Kafka binding has words for it. */
    private static Map<String, Object> topicConfiguration(Topic<?> topic) {
        var configuration = map();
        new TreeMap<>(topic.settings()).forEach((name, value) -> {
            switch (name) {
                case "cleanup.policy" -> configuration.put(name, list(value));
                case "retention.ms", "retention.bytes" -> configuration.put(name, Long.parseLong(value));
                default -> {}
            }
        });
        return configuration;
    }

    private static String orderingUnit(Topic<?> topic) {
        return switch (topic.keyedBy()) {
            case CONVERSATION -> "partition of the conversation, in which they are in order";
            case USER -> "partition of the user, in which they are in order";
            case CONNECTOR -> "partition of the connector, in which they are in order";
            case NOTHING -> "key, without an order between keys";
        };
    }

    private static Map<String, Object> operation(String action, String channel, String summary, List<Object> messages) {
        return map(
                "action", action,
                "channel", reference("channels", channel),
                "summary", summary,
                "messages", messages);
    }

    private static Map<String, Object> reference(String place, String name) {
        return map("$ref", "#/" + place + "/" + name);
    }

    private static List<Object> list(Object... elements) {
        return new ArrayList<>(List.of(elements));
    }
}
