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
import im.yan.schemas.v1.ErrorCode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Fields of the API's JSON. Absent ones are empty, 0 or false, as in protobuf; what a newer server adds is not looked at.
 */
final class JsonFields {
    private static final JsonFormat.Parser PROTOBUF = JsonFormat.parser().ignoringUnknownFields();

    private JsonFields() {}

    static String text(JsonObject json, String field) {
        return json.get(field) instanceof JsonPrimitive value ? value.getAsString() : "";
    }

    static long number(JsonObject json, String field) {
        return json.get(field) instanceof JsonPrimitive value ? number(value) : 0;
    }

    static boolean flag(JsonObject json, String field) {
        return json.get(field) instanceof JsonPrimitive value && value.getAsBoolean();
    }

    static JsonObject object(JsonObject json, String field) {
        return json.get(field) instanceof JsonObject object ? object : new JsonObject();
    }

    static <T> List<T> list(JsonObject json, String field, Function<JsonObject, T> element) {
        return elements(json, field)
                .filter(JsonElement::isJsonObject)
                .map(JsonElement::getAsJsonObject)
                .map(element)
                .toList();
    }

    static List<Long> numbers(JsonObject json, String field) {
        return elements(json, field)
                .filter(JsonElement::isJsonPrimitive)
                .map(value -> number(value.getAsJsonPrimitive()))
                .toList();
    }

    /** The constant of that name; the fallback for one of a newer server. */
    static <E extends Enum<E>> E choice(JsonObject json, String field, E fallback) {
        try {
            return Enum.valueOf(fallback.getDeclaringClass(), text(json, field));
        } catch (IllegalArgumentException e) {
            return fallback;
        }
    }

    static <B extends Message.Builder> B merge(JsonElement json, B into) {
        try {
            PROTOBUF.merge(json.toString(), into);
            return into;
        } catch (InvalidProtocolBufferException e) {
            throw unreadable();
        }
    }

    static ConversationEvent event(JsonObject json) {
        return merge(json, ConversationEvent.newBuilder()).build();
    }

    static ApiException unreadable() {
        return new ApiException(ErrorCode.UNAVAILABLE, "The API's answer could not be read.", true);
    }

    private static long number(JsonPrimitive value) {
        try {
            return value.getAsLong();
        } catch (NumberFormatException e) {
            throw unreadable();
        }
    }

    private static Stream<JsonElement> elements(JsonObject json, String field) {
        return json.get(field) instanceof JsonArray array ? array.asList().stream() : Stream.empty();
    }
}
