// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import im.yan.schemas.v1.PushRequest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Tells an operator's own server of every request, signed, so that it can notify in whichever way it likes. */
final class Webhook implements Provider {
    private static final List<String> ONE_PLACE = List.of("webhook");

    private final URI url;
    private final WebhookSignature signature;
    private final HttpCalls http;
    private final Clock clock;

    Webhook(URI url, WebhookSignature signature, HttpCalls http, Clock clock) {
        this.url = url;
        this.signature = signature;
        this.http = http;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public List<String> targets(PushRequest request) {
        return ONE_PLACE;
    }

    @Override
    public Outcome deliver(PushRequest request, String target) throws InterruptedException {
        var body = Payload.forWebhook(request);
        // Of this attempt: receivers refuse what was signed long ago.
        var timestamp = clock.instant().getEpochSecond();
        var call = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("Yan-Timestamp", Long.toString(timestamp))
                .header("Yan-Signature", signature.of(timestamp, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return http.post(call, Set.of());
    }
}
