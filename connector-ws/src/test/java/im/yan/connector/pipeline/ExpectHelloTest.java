// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.pipeline;

import static im.yan.connector.pipeline.TestConnector.KEYS;
import static im.yan.connector.pipeline.TestConnector.closed;
import static im.yan.connector.pipeline.TestConnector.frame;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.connector.session.Session;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.Device;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.Hello;
import im.yan.schemas.v1.Ping;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExpectHelloTest {
    private final TestConnector connector = new TestConnector();
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final Session session = new Session(channel);

    ExpectHelloTest() {
        channel.freezeTime();
        channel.pipeline()
                .addLast(
                        new ExpectHello(session, connector.limits.helloTimeout(), connector.reception, connector.door));
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
        connector.close();
    }

    @Test
    void aGoodTokenIsWelcomedAfterTheOthersHaveBeenTold() {
        var device = Device.newBuilder().setId("phone").setName("Phone");
        hello(Hello.newBuilder().setToken(KEYS.token(7)).setDevice(device));

        var welcome = frame(channel);
        assertThat(welcome.getReplyTo()).isEqualTo(1);
        assertThat(welcome.getWelcome().getUserId()).isEqualTo(7);
        assertThat(welcome.getWelcome().getHeartbeatMillis()).isEqualTo(25_000);
        assertThat(welcome.getWelcome().getLimits()).isEqualTo(connector.limits.forClients());
        assertThat(welcome.getWelcome().getLimits().getRecallWindowMillis()).isEqualTo(120_000);
        assertThat(welcome.getWelcome().getLimits().getEditWindowMillis()).isEqualTo(86_400_000);
        var opened = connector.ingress.log.sessionRecords().getFirst().getOpened();
        assertThat(opened.getSessionId()).isEqualTo(welcome.getWelcome().getSessionId());
        assertThat(opened.getDevice()).isEqualTo(device.build());
        assertThat(channel.pipeline().get(ExpectHello.class)).isNull();
    }

    @Test
    void aBadTokenIsNamedAndTheClientSentAway() {
        hello(Hello.newBuilder().setToken("nonsense"));

        assertRefused(ErrorCode.TOKEN_INVALID, 4502);
    }

    @Test
    void anExpiredTokenIsNamedAndTheClientSentAway() {
        hello(Hello.newBuilder().setToken(KEYS.token(7, Instant.now().minusSeconds(60))));

        assertRefused(ErrorCode.TOKEN_EXPIRED, 4502);
    }

    @Test
    void aHelloWithoutATokenIsRefused() {
        hello(Hello.newBuilder());

        assertRefused(ErrorCode.TOKEN_MISSING, 4502);
    }

    @Test
    void anyOtherFirstFrameIsRefused() {
        channel.writeInbound(ClientFrame.newBuilder()
                .setId(1)
                .setPing(Ping.getDefaultInstance())
                .build());

        assertRefused(ErrorCode.HELLO_EXPECTED, 4502);
    }

    @Test
    void aDeviceWithAnEndlessNameIsRefused() {
        hello(Hello.newBuilder()
                .setToken(KEYS.token(7))
                .setDevice(Device.newBuilder().setName("x".repeat(129))));

        assertRefused(ErrorCode.INVALID_ARGUMENT, 4504);
    }

    @Test
    void aTokenOfADeviceMakesTheSessionThatDevices() {
        hello(Hello.newBuilder().setToken(KEYS.token(7, "phone-1", 3)));

        frame(channel);
        var opened = connector.ingress.log.sessionRecords().getFirst().getOpened();
        assertThat(opened.getDevice().getId()).isEqualTo("phone-1");
        assertThat(opened.getDeviceGeneration()).isEqualTo(3);
    }

    @Test
    void aTokenOfAnotherDeviceIsRefused() {
        hello(Hello.newBuilder()
                .setToken(KEYS.token(7, "phone-1", 3))
                .setDevice(Device.newBuilder().setId("phone-2")));

        assertRefused(ErrorCode.INVALID_ARGUMENT, 4504);
    }

    @Test
    void noHelloInTimeIsRefused() {
        passes(connector.limits.helloTimeout().toMillis());

        assertThat(frame(channel).getError().getCode()).isEqualTo(ErrorCode.TOKEN_MISSING);
        assertThat(closed(channel)).isEqualTo(4501);
    }

    @Test
    void afterTheWelcomeNobodyIsTooLate() {
        hello(Hello.newBuilder().setToken(KEYS.token(7)));
        frame(channel);

        passes(connector.limits.helloTimeout().toMillis() * 2);

        assertThat(session.isClosed()).isFalse();
        assertThat(channel.outboundMessages()).isEmpty();
    }

    @Test
    void aFullConnectorSendsAwayWhoCameLast() {
        for (var i = 0; i < connector.limits.sessionsMax(); i++) {
            connector.open(new EmbeddedChannel());
            connector.ingress.log.acknowledge();
        }

        hello(Hello.newBuilder().setToken(KEYS.token(7)));

        assertRefused(ErrorCode.OVERLOADED, 4002);
    }

    @Test
    void aStalledLogLetsNobodyInAndLetsThemTryAgain() {
        connector.ingress.log.stall();

        hello(Hello.newBuilder().setToken(KEYS.token(7)));

        assertRefused(ErrorCode.UNAVAILABLE, 1013);
    }

    private void hello(Hello.Builder hello) {
        channel.writeInbound(ClientFrame.newBuilder().setId(1).setHello(hello).build());
    }

    private void assertRefused(ErrorCode code, int closeCode) {
        var refused = frame(channel);
        assertThat(refused.getReplyTo()).isEqualTo(1);
        assertThat(refused.getError().getCode()).isEqualTo(code);
        assertThat(closed(channel)).isEqualTo(closeCode);
        assertThat(session.isClosed()).isTrue();
    }

    private void passes(long millis) {
        channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }
}
