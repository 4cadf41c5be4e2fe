// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import static im.yan.push.provider.Requests.device;
import static im.yan.push.provider.Requests.request;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import im.yan.schemas.v1.DeviceState;
import im.yan.schemas.v1.PushRequest;
import im.yan.schemas.v1.WebPushTarget;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebPushTest {
    private static final Pattern AUTHORIZATION =
            Pattern.compile("vapid t=(([\\w-]+)\\.([\\w-]+))\\.([\\w-]+), k=([\\w-]+)");

    private final VapidKeys keys = VapidKeys.create();
    private final Browser browser = Browser.create();
    private final Receiver service = new Receiver();
    private final HttpCalls http = new HttpCalls(Duration.ofSeconds(5), Clock.systemUTC());
    private final WebPush webPush;

    WebPushTest() throws GeneralSecurityException {
        var library = new com.interaso.webpush.WebPush("mailto:ops@example.com", keys.pair());
        webPush = new WebPush(library, Endpoints.of("127.0.0.1"), http);
    }

    @AfterEach
    void close() {
        http.close();
        service.close();
    }

    /** RFC 8291, section 5. */
    @Test
    void theBrowserOfTheseTestsReadsTheExampleOfTheRfc() throws Exception {
        var receiver = Browser.of(
                "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94",
                "BTBZMqHH6r4Tts7J_aSIgg");
        var body = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6Tlz"
                + "AC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

        var text = receiver.decrypt(Base64.getUrlDecoder().decode(body));

        assertThat(new String(text, US_ASCII)).isEqualTo("When I grow up, I want to be a watermelon");
    }

    @Test
    void onlyTheBrowserCanReadWhatItIsSent() throws Exception {
        var request = to(subscription("/send/1"));

        assertThat(webPush.deliver(request, "phone")).isEqualTo(new Outcome.Delivered());

        var call = service.calls().getFirst();
        assertThat(call.path()).isEqualTo("/send/1");
        assertThat(call.header("Content-Encoding")).isEqualTo("aes128gcm");
        assertThat(browser.decrypt(call.body().toByteArray())).isEqualTo(Payload.forBrowser(request));
    }

    @Test
    void theServiceCanTellWhoSends() throws Exception {
        webPush.deliver(to(subscription("/send/1")), "phone");

        var vapid = AUTHORIZATION.matcher(service.calls().getFirst().header("Authorization"));
        assertThat(vapid.matches()).isTrue();
        assertThat(vapid.group(5)).isEqualTo(keys.publicKey());
        assertThat(isSigned(vapid.group(1), vapid.group(4))).isTrue();
        assertThat(json(vapid.group(2)).get("alg").getAsString()).isEqualTo("ES256");
        var claims = json(vapid.group(3));
        assertThat(claims.get("sub").getAsString()).isEqualTo("mailto:ops@example.com");
        assertThat(claims.get("aud").getAsString()).isEqualTo(service.url(""));
        // RFC 8292: at most 24 hours.
        var now = Clock.systemUTC().instant().getEpochSecond();
        assertThat(claims.get("exp").getAsLong()).isBetween(now + 60, now + 24 * 3600);
    }

    @Test
    void whatComesLaterReplacesWhatTheServiceStillHolds() throws Exception {
        var request = to(subscription("/send/1"));
        webPush.deliver(request, "phone");
        webPush.deliver(request.toBuilder().setLastSeq(9).setMentioned(true).build(), "phone");
        webPush.deliver(request.toBuilder().setConversationId("g:99").build(), "phone");

        assertThat(service.calls())
                .allSatisfy(call -> assertThat(call.header("TTL")).isEqualTo("86400"))
                .allSatisfy(call -> assertThat(call.header("Topic")).matches("[A-Za-z0-9_-]{32}"))
                .extracting(call -> call.header("Urgency"))
                .containsExactly("normal", "high", "normal");
        assertThat(service.calls().get(0).header("Topic"))
                .isEqualTo(service.calls().get(1).header("Topic"))
                .isNotEqualTo(service.calls().get(2).header("Topic"));
    }

    @Test
    void onlyDevicesWithASubscriptionAreTargets() {
        var request = request("g:2", 1).toBuilder()
                .addDevices(device("phone", subscription("/1")))
                .addDevices(DeviceState.newBuilder().setDeviceId("terminal"))
                .addDevices(device("laptop", subscription("/2")))
                .build();

        assertThat(webPush.targets(request)).containsExactly("phone", "laptop");
    }

    @Test
    void aSubscriptionThatIsGoneIsNotAskedAgain() throws Exception {
        service.answers(410, 404);
        var first = to(subscription("/send/1"));
        var second = to(subscription("/send/2"));

        assertThat(webPush.deliver(first, "phone")).isEqualTo(new Outcome.Gone());
        assertThat(webPush.deliver(second, "phone")).isEqualTo(new Outcome.Gone());

        assertThat(webPush.targets(first)).isEmpty();
        assertThat(webPush.targets(second)).isEmpty();
        assertThat(webPush.targets(to(subscription("/send/3")))).containsExactly("phone");
    }

    @Test
    void anAnswerSaysWhetherToTryAgain() throws Exception {
        var request = to(subscription("/send/1"));
        service.answers(503, 502, 400, 401, 413, 302);
        service.answers(429, Map.of("Retry-After", "7"));

        assertThat(webPush.deliver(request, "phone")).isEqualTo(retry(0, "answered 503"));
        assertThat(webPush.deliver(request, "phone")).isEqualTo(retry(0, "answered 502"));
        assertThat(webPush.deliver(request, "phone")).isEqualTo(new Outcome.Refused("answered 400"));
        assertThat(webPush.deliver(request, "phone")).isEqualTo(new Outcome.Refused("answered 401"));
        assertThat(webPush.deliver(request, "phone")).isEqualTo(new Outcome.Refused("answered 413"));
        assertThat(webPush.deliver(request, "phone")).isEqualTo(new Outcome.Refused("answered 302"));
        assertThat(webPush.deliver(request, "phone")).isEqualTo(retry(7, "answered 429"));
        assertThat(webPush.targets(request)).containsExactly("phone");
    }

    @Test
    void whatCannotBeASubscriptionIsRefusedOnceAndNeverCalled() throws Exception {
        var good = subscription("/send/1");
        var offCurve = new byte[65];
        offCurve[0] = 4;
        offCurve[64] = 1;

        refused(good.toBuilder().setEndpoint("http://localhost:1/internal").build());
        refused(good.toBuilder()
                .setEndpoint(service.url("/a"))
                .setP256Dh("AAAA")
                .build());
        refused(good.toBuilder().setEndpoint(service.url("/b")).setAuth("?").build());
        refused(good.toBuilder()
                .setEndpoint(service.url("/c"))
                .setP256Dh(Base64.getUrlEncoder().encodeToString(offCurve))
                .build());

        assertThat(service.calls()).isEmpty();
    }

    private void refused(WebPushTarget target) throws InterruptedException {
        var request = to(target);
        assertThat(webPush.deliver(request, "phone")).isInstanceOf(Outcome.Refused.class);
        assertThat(webPush.targets(request)).isEmpty();
    }

    private static Outcome retry(int seconds, String reason) {
        return new Outcome.Retry(Duration.ofSeconds(seconds), reason);
    }

    private WebPushTarget subscription(String path) {
        return browser.subscription(service.url(path));
    }

    private static PushRequest to(WebPushTarget target) {
        return request("d:1000:2000", 7).toBuilder()
                .addDevices(device("phone", target))
                .build();
    }

    private boolean isSigned(String text, String signature) throws GeneralSecurityException {
        var verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifier.initVerify(Points.publicKey(Base64.getUrlDecoder().decode(keys.publicKey())));
        verifier.update(text.getBytes(US_ASCII));
        return verifier.verify(Base64.getUrlDecoder().decode(signature));
    }

    private static JsonObject json(String base64) {
        return JsonParser.parseString(new String(Base64.getUrlDecoder().decode(base64), UTF_8))
                .getAsJsonObject();
    }
}
