// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import im.yan.schemas.v1.DeviceState;
import im.yan.schemas.v1.PushRequest;

/** What is told of a request, as JSON. Ids are strings, because JavaScript's numbers end at 53 bits. */
final class Payload {
    /** In UTF-16 units. However it is escaped, a payload with it fits into the one record of RFC 8291. */
    static final int PREVIEW_MAX = 500;

    private Payload() {}

    /** For a browser's service worker. */
    static byte[] forBrowser(PushRequest request) {
        var json = common(request);
        json.addProperty("seq", request.getLastSeq());
        return bytes(json);
    }

    /** For an operator's own server. */
    static byte[] forWebhook(PushRequest request) {
        var json = common(request);
        json.addProperty("id", id(request));
        json.addProperty("userId", Long.toString(request.getUserId()));
        json.addProperty("firstSeq", request.getFirstSeq());
        json.addProperty("lastSeq", request.getLastSeq());
        var devices = new JsonArray();
        request.getDevicesList().stream().map(DeviceState::getDeviceId).forEach(devices::add);
        json.add("devices", devices);
        return bytes(json);
    }

    /** The same however often a request is sent, and whatever earlier one was merged into it. */
    private static String id(PushRequest request) {
        return "%d/%s/%d".formatted(request.getUserId(), request.getConversationId(), request.getLastSeq());
    }

    private static JsonObject common(PushRequest request) {
        var json = new JsonObject();
        json.addProperty("conversationId", request.getConversationId());
        json.addProperty("senderId", Long.toString(request.getSenderId()));
        json.addProperty("messages", Integer.toUnsignedLong(request.getMessages()));
        json.addProperty("mentioned", request.getMentioned());
        json.addProperty("preview", cut(request.getPreview()));
        json.addProperty("unreadTotal", request.getUnreadTotal());
        json.addProperty("timeMillis", request.getTimeMillis());
        return json;
    }

    private static String cut(String preview) {
        if (preview.length() <= PREVIEW_MAX) {
            return preview;
        }
        var splitsPair = Character.isHighSurrogate(preview.charAt(PREVIEW_MAX - 1));
        return preview.substring(0, splitsPair ? PREVIEW_MAX - 1 : PREVIEW_MAX);
    }

    private static byte[] bytes(JsonObject json) {
        return json.toString().getBytes(UTF_8);
    }
}
