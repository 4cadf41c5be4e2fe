// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.Error;
import im.yan.schemas.v1.ErrorCode;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The API's JSON as our types. Absent numbers are 0, as in protobuf; what a newer server adds is not looked at. */
final class Answers {
    private static final JsonFormat.Parser PROTOBUF = JsonFormat.parser().ignoringUnknownFields();
    private static final int SERVER_ERRORS = 500;
    private static final Set<ErrorCode> KNOWN =
            EnumSet.complementOf(EnumSet.of(ErrorCode.ERROR_CODE_UNSPECIFIED, ErrorCode.UNRECOGNIZED));

    private Answers() {}

    static Account account(JsonObject json) {
        return new Account(number(json, "userId"), text(json, "name"), text(json, "displayName"));
    }

    static Login login(JsonObject json) {
        return new Login(text(json, "token"), number(json, "userId"), number(json, "expiresAtMillis"));
    }

    static List<Connector> connectors(JsonObject json) {
        return elements(json, "connectors")
                .map(connector ->
                        new Connector(address(text(connector, "address")), (int) number(connector, "sessions")))
                .toList();
    }

    static ConversationPage conversations(JsonObject json) {
        return new ConversationPage(
                elements(json, "conversations").map(Answers::conversation).toList(),
                json.get("next") instanceof JsonPrimitive next ? next.getAsString() : null);
    }

    static History history(JsonObject json) {
        return new History(elements(json, "events").map(Answers::event).toList(), number(json, "headSeq"));
    }

    /** @param body null where it was not even JSON; then, and for a code of a newer server, the status decides */
    static ApiException refusal(int status, @Nullable JsonElement body) {
        var error = envelope(body);
        if (KNOWN.contains(error.getCode())) {
            return new ApiException(error.getCode(), error.getMessage(), error.getRetryable());
        }
        var theirs = status >= SERVER_ERRORS;
        return new ApiException(
                theirs ? ErrorCode.UNAVAILABLE : ErrorCode.INVALID_ARGUMENT, "The API answered HTTP " + status, theirs);
    }

    private static Error envelope(@Nullable JsonElement body) {
        try {
            return body instanceof JsonObject json
                    ? merge(json, Error.newBuilder()).build()
                    : Error.getDefaultInstance();
        } catch (ApiException e) {
            return Error.getDefaultInstance();
        }
    }

    private static Conversation conversation(JsonObject json) {
        return new Conversation(
                text(json, "conversationId"),
                account(json.get("peer") instanceof JsonObject peer ? peer : new JsonObject()),
                number(json, "headSeq"),
                number(json, "headMessageNo"),
                number(json, "lastTimeMillis"),
                number(json, "readSeq"),
                number(json, "readNo"),
                number(json, "unread"),
                number(json, "peerReadSeq"),
                number(json, "peerDeliveredSeq"));
    }

    private static ConversationEvent event(JsonObject json) {
        return merge(json, ConversationEvent.newBuilder()).build();
    }

    private static <B extends Message.Builder> B merge(JsonElement json, B into) {
        try {
            PROTOBUF.merge(json.toString(), into);
            return into;
        } catch (InvalidProtocolBufferException e) {
            throw unreadable();
        }
    }

    private static Stream<JsonObject> elements(JsonObject json, String field) {
        return json.get(field) instanceof JsonArray array
                ? array.asList().stream().filter(JsonElement::isJsonObject).map(JsonElement::getAsJsonObject)
                : Stream.empty();
    }

    private static String text(JsonObject json, String field) {
        return json.get(field) instanceof JsonPrimitive value ? value.getAsString() : "";
    }

    private static long number(JsonObject json, String field) {
        try {
            return json.get(field) instanceof JsonPrimitive value ? value.getAsLong() : 0;
        } catch (NumberFormatException e) {
            throw unreadable();
        }
    }

    private static URI address(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static ApiException unreadable() {
        return new ApiException(ErrorCode.UNAVAILABLE, "The API's answer could not be read.", true);
    }
}
