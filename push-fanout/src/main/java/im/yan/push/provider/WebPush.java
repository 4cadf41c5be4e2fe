// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.interaso.webpush.WebPush.Urgency;
import im.yan.schemas.v1.DeviceState;
import im.yan.schemas.v1.PushRequest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * Reaches the browsers of a user by their push services (RFC 8030, 8291, 8292). What a service still holds for a
 * conversation is replaced by what comes later, because both have the same topic.
 */
final class WebPush implements Provider {
    /** More does not fit into the one record of RFC 8291: 4,096 less its header, the padding and the tag. */
    static final int PAYLOAD_BYTES_MAX = 4_096 - 86 - 1 - 16;

    private static final int TTL_SECONDS = (int) Duration.ofDays(1).toSeconds();
    private static final Set<Integer> GONE = Set.of(404, 410);
    // 24 bytes are the 32 characters that a topic may have.
    private static final int TOPIC_BYTES = 24;

    private final com.interaso.webpush.WebPush library;
    private final Endpoints endpoints;
    private final HttpCalls http;
    private final Unusable unusable = new Unusable();

    WebPush(com.interaso.webpush.WebPush library, Endpoints endpoints, HttpCalls http) {
        this.library = library;
        this.endpoints = endpoints;
        this.http = http;
    }

    @Override
    public String name() {
        return "web-push";
    }

    @Override
    public List<String> targets(PushRequest request) {
        return request.getDevicesList().stream()
                .filter(device ->
                        device.hasPush() && !unusable.contains(device.getPush().getEndpoint()))
                .map(DeviceState::getDeviceId)
                .distinct()
                .toList();
    }

    @Override
    public Outcome deliver(PushRequest request, String target) throws InterruptedException {
        var push = device(request, target).getPush();
        HttpRequest call;
        try {
            call = call(request, Subscription.of(push, endpoints));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            unusable.add(push.getEndpoint());
            return new Outcome.Refused("unusable subscription: " + e.getMessage());
        }
        var outcome = http.post(call, GONE);
        if (outcome instanceof Outcome.Gone) {
            unusable.add(push.getEndpoint());
        }
        return outcome;
    }

    private HttpRequest call(PushRequest request, Subscription subscription) throws GeneralSecurityException {
        var endpoint = subscription.endpoint();
        var body = subscription.encrypt(library, Payload.forBrowser(request));
        var urgency = request.getMentioned() ? Urgency.High : Urgency.Normal;
        var headers = library.getHeaders(endpoint.toString(), TTL_SECONDS, topic(request.getConversationId()), urgency);
        var call = HttpRequest.newBuilder(endpoint).POST(BodyPublishers.ofByteArray(body));
        headers.forEach(call::header);
        return call.build();
    }

    private static DeviceState device(PushRequest request, String id) {
        return request.getDevicesList().stream()
                .filter(device -> device.getDeviceId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static String topic(String conversationId) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(conversationId.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, TOPIC_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
