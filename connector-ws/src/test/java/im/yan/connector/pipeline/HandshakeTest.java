// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.pipeline;

import static im.yan.connector.pipeline.TestConnector.KEYS;
import static im.yan.connector.pipeline.TestConnector.text;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.ErrorCode;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HandshakeTest {
    private static final String WS = """
            GET /ws HTTP/1.1
            Host: x
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
            Sec-WebSocket-Version: 13
            """.replace("\n", "\r\n");
    private static final String JSON = "Sec-WebSocket-Protocol: yan.v1.json\r\n";

    private final TestConnector connector = new TestConnector();
    private final List<EmbeddedChannel> channels = new ArrayList<>();

    @AfterEach
    void close() {
        channels.forEach(EmbeddedChannel::finishAndReleaseAll);
        connector.close();
    }

    @Test
    void theRootSaysWhatThisIs() {
        assertThat(answer("GET / HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 200")
                .contains("/ws", "yan.v1.proto", "yan.v1.json");
    }

    @Test
    void anotherPathIsNotFound() {
        assertThat(answer("GET /chat HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 404")
                .contains("\"code\":\"NOT_FOUND\"");
    }

    @Test
    void aPlainRequestIsToldToUpgrade() {
        assertThat(answer("GET /ws HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 426")
                .containsIgnoringCase("sec-websocket-version: 13");
    }

    @Test
    void noneOrAnUnknownSubprotocolIsRefused() {
        assertThat(answer(WS + "\r\n")).startsWith("HTTP/1.1 400").contains("INVALID_ARGUMENT", "yan.v1.proto");
        assertThat(answer(WS + "Sec-WebSocket-Protocol: yan.v9.xml\r\n\r\n")).startsWith("HTTP/1.1 400");
    }

    @Test
    void whatIsNoHttpOrHasAnEndlessHeadIsRefused() {
        assertThat(answer("nonsense\r\n\r\n")).startsWith("HTTP/1.1 400");
        assertThat(answer("GET /ws HTTP/1.1\r\nX: " + "x".repeat(20_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void aGoodTokenOpensASessionRightAfterTheUpgrade() {
        var answer = answer(WS + JSON + "Authorization: Bearer " + KEYS.token(7) + "\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 101")
                .contains("sec-websocket-protocol: yan.v1.json")
                .contains("\"welcome\"", "\"userId\":\"7\"");
        assertThat(connector.sessions.size()).isEqualTo(1);
        assertThat(channels.getFirst().pipeline().get("hello")).isNull();
    }

    @Test
    void withoutATokenTheUpgradeIsMadeAndAHelloExpected() {
        assertThat(answer(WS + JSON + "\r\n")).startsWith("HTTP/1.1 101").doesNotContain("welcome");

        assertThat(channels.getFirst().pipeline().get("hello")).isNotNull();
        assertThat(connector.sessions.size()).isZero();
    }

    @Test
    void aBadTokenIsRefusedBeforeTheUpgrade() {
        assertThat(answer(WS + JSON + "Authorization: Bearer nonsense\r\n\r\n"))
                .startsWith("HTTP/1.1 401")
                .contains("TOKEN_INVALID");
        assertThat(answer(WS + JSON + "Authorization: Basic YWxpY2U6eA==\r\n\r\n"))
                .startsWith("HTTP/1.1 401")
                .contains("TOKEN_INVALID");
        var expired = KEYS.token(7, Instant.now().minusSeconds(60));
        assertThat(answer(WS + JSON + "Authorization: Bearer " + expired + "\r\n\r\n"))
                .startsWith("HTTP/1.1 401")
                .contains("TOKEN_EXPIRED");
        assertThat(connector.errors(ErrorCode.TOKEN_INVALID)).isEqualTo(2);
    }

    @Test
    void deviceHeadersOfAnotherFormAreRefused() {
        assertThat(answer(WS + JSON + "Yan-Device-Id: " + "x".repeat(65) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("INVALID_ARGUMENT");
        assertThat(answer(WS + JSON + "Yan-Device-Name: %zz\r\n\r\n")).startsWith("HTTP/1.1 400");
        assertThat(answer(WS + JSON + "Yan-Device-Id: %E6%89%8B\r\n\r\n")).startsWith("HTTP/1.1 101");
    }

    @Test
    void aTokenOfAnotherDeviceIsRefusedAfterTheUpgradeWithItsName() {
        var token = "Authorization: Bearer " + KEYS.token(7, "phone-1", 1) + "\r\n";

        assertThat(answer(WS + JSON + token + "Yan-Device-Id: phone-2\r\n\r\n"))
                .startsWith("HTTP/1.1 101")
                .contains("INVALID_ARGUMENT")
                .doesNotContain("welcome");
        assertThat(answer(WS + JSON + token + "Yan-Device-Kind: MOBILE\r\n\r\n"))
                .contains("\"welcome\"");
        assertThat(connector.sessions.size()).isEqualTo(1);
    }

    @Test
    void aFullConnectorSaysSo() {
        IntStream.range(0, connector.limits.sessionsMax()).forEach(i -> open());

        assertThat(answer(WS + JSON + "\r\n"))
                .startsWith("HTTP/1.1 503")
                .contains("OVERLOADED", "\"retryable\":true")
                .containsIgnoringCase("retry-after: 1");
    }

    @Test
    void aStalledLogLetsNobodyIn() {
        connector.ingress.log.stall();

        assertThat(answer(WS + JSON + "\r\n")).startsWith("HTTP/1.1 503").contains("UNAVAILABLE");
    }

    @Test
    void unauthenticatedConnectionsAreBoundedToo() {
        var max = connector.limits.unauthenticatedMax();
        IntStream.range(0, max)
                .forEach(i -> assertThat(answer(WS + JSON + "\r\n")).startsWith("HTTP/1.1 101"));

        assertThat(answer(WS + JSON + "\r\n")).startsWith("HTTP/1.1 503").contains("OVERLOADED");
        IntStream.range(0, max).forEach(i -> channel());

        assertThat(channel().isOpen()).isFalse();
        channels.getFirst().close();
        assertThat(channel().isOpen()).isTrue();
    }

    @Test
    void whoeverTakesTooLongOverTheHandshakeIsCutOff() {
        var channel = channel();
        channel.freezeTime();

        channel.advanceTimeBy(connector.limits.helloTimeout().toMillis() + 1, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();

        assertThat(channel.isOpen()).isFalse();
    }

    private void open() {
        assertThat(answer(WS + JSON + "Authorization: Bearer " + KEYS.token(7) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 101");
        connector.ingress.log.acknowledge();
    }

    private EmbeddedChannel channel() {
        var channel = new EmbeddedChannel(connector.pipeline());
        channels.add(channel);
        return channel;
    }

    private String answer(String request) {
        var channel = channel();
        channel.writeInbound(Unpooled.copiedBuffer(request, US_ASCII));
        channel.runPendingTasks();
        return text(channel);
    }
}
