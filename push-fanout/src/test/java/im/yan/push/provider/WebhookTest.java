// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import static im.yan.push.provider.Requests.NOW;
import static im.yan.push.provider.Requests.device;
import static im.yan.push.provider.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import im.yan.schemas.v1.WebPushTarget;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookTest {
    private final Clock clock = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);
    private final WebhookSignature signature = new WebhookSignature("a secret");
    private final Receiver server = new Receiver();
    private final HttpCalls http = new HttpCalls(Duration.ofMillis(500), clock);
    private final Webhook webhook = at(server.url("/hook"));

    @AfterEach
    void close() {
        http.close();
        server.close();
    }

    @Test
    void itTellsEverythingAndSignsIt() throws Exception {
        var request = request("g:2", 7).toBuilder()
                .setFirstSeq(5)
                .setMentioned(true)
                .addDevices(device("phone", WebPushTarget.getDefaultInstance()))
                .build();

        assertThat(webhook.deliver(request, "webhook")).isEqualTo(new Outcome.Delivered());

        var call = server.calls().getFirst();
        assertThat(call.path()).isEqualTo("/hook");
        assertThat(call.header("Yan-Timestamp")).isEqualTo(Long.toString(NOW / 1000));
        assertThat(call.header("Yan-Signature"))
                .isEqualTo(signature.of(NOW / 1000, call.body().toByteArray()));
        assertThat(call.json()).isEqualTo(JsonParser.parseString("""
                        {"id":"2000/g:2/7","userId":"2000","conversationId":"g:2","firstSeq":5,"lastSeq":7,"messages":1,
                        "mentioned":true,"senderId":"1000","preview":"hello","unreadTotal":3,"timeMillis":1893456000000,
                        "devices":["phone"]}"""));
    }

    @Test
    void anAnswerSaysWhetherToTryAgain() throws Exception {
        var request = request("g:2", 7);
        server.answers(204, 500, 404, 410, 400, 307);
        server.answers(503, Map.of("Retry-After", "20"));

        assertThat(webhook.deliver(request, "webhook")).isEqualTo(new Outcome.Delivered());
        assertThat(webhook.deliver(request, "webhook")).isEqualTo(new Outcome.Retry(Duration.ZERO, "answered 500"));
        assertThat(webhook.deliver(request, "webhook")).isEqualTo(new Outcome.Refused("answered 404"));
        assertThat(webhook.deliver(request, "webhook")).isEqualTo(new Outcome.Refused("answered 410"));
        assertThat(webhook.deliver(request, "webhook")).isEqualTo(new Outcome.Refused("answered 400"));
        assertThat(webhook.deliver(request, "webhook")).isEqualTo(new Outcome.Refused("answered 307"));
        assertThat(webhook.deliver(request, "webhook"))
                .isEqualTo(new Outcome.Retry(Duration.ofSeconds(20), "answered 503"));
    }

    @Test
    void aServerThatIsNotThereIsAskedAgain() throws Exception {
        server.close();

        assertThat(webhook.deliver(request("g:2", 7), "webhook"))
                .isEqualTo(new Outcome.Retry(Duration.ZERO, "not reached: ConnectException"));
    }

    @Test
    void aServerThatNeverAnswersIsNotWaitedFor() throws Exception {
        try (var silent = new ServerSocket(0)) {
            var nowhere = at("http://127.0.0.1:" + silent.getLocalPort());

            assertThat(nowhere.deliver(request("g:2", 7), "webhook"))
                    .isEqualTo(new Outcome.Retry(Duration.ZERO, "no answer within 500 ms"));
        }
    }

    private Webhook at(String url) {
        return new Webhook(URI.create(url), signature, http, clock);
    }
}
