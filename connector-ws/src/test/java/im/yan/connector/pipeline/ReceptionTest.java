// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.pipeline;

import static im.yan.connector.pipeline.TestConnector.KEYS;
import static im.yan.connector.pipeline.TestConnector.closed;
import static im.yan.connector.pipeline.TestConnector.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.connector.session.Session;
import im.yan.connector.session.TestSessions;
import im.yan.connector.token.TestKeys;
import im.yan.connector.token.TokenVerdict;
import im.yan.connector.token.TokenVerifier;
import im.yan.connector.token.VerifiedToken;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.Device;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.Hello;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceptionTest {
    private final TestConnector connector = new TestConnector();
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final Session session = connector.open(channel);

    ReceptionTest() {
        channel.freezeTime();
        channel.pipeline().addLast(connector.reception.expiryOf(session));
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
        connector.close();
    }

    @Test
    void aNewerTokenProlongsTheSession() {
        renew(KEYS.token(7, Instant.now().plusSeconds(100)));
        assertThat(frame(channel).getWelcome().getSessionId())
                .isEqualTo(TestSessions.identityOf(session).sessionId());
        renew(KEYS.token(7, Instant.now().plusSeconds(1_000)));
        frame(channel);

        passes(Duration.ofSeconds(500));

        assertThat(session.isClosed()).isFalse();
        passes(Duration.ofSeconds(600));
        assertThat(session.isClosed()).isTrue();
        channel.releaseOutbound();
    }

    @Test
    void anExpiredTokenEndsTheSessionWithItsName() {
        renew(KEYS.token(7, Instant.now().plusSeconds(100)));
        frame(channel);

        passes(Duration.ofSeconds(100 + 30));

        assertThat(frame(channel).getError().getCode()).isEqualTo(ErrorCode.TOKEN_EXPIRED);
        assertThat(closed(channel)).isEqualTo(4502);
    }

    @Test
    void aTokenThatCannotRenewChangesNothing() {
        renew(KEYS.token(8));
        renew(KEYS.token(7, "phone-1", 1));
        renew("nonsense");
        renew("");

        assertThat(frame(channel).getError().getCode()).isEqualTo(ErrorCode.TOKEN_INVALID);
        assertThat(frame(channel).getError().getCode()).isEqualTo(ErrorCode.TOKEN_INVALID);
        assertThat(frame(channel).getError().getCode()).isEqualTo(ErrorCode.TOKEN_INVALID);
        assertThat(frame(channel).getError().getCode()).isEqualTo(ErrorCode.TOKEN_MISSING);
        assertThat(session.isClosed()).isFalse();
    }

    @Test
    void aLaterLoginOfTheSameDeviceIsAnnounced() {
        var other = new EmbeddedChannel();
        var phone = new Session(other);
        phone.authenticated(new VerifiedToken(7, Instant.now().plusSeconds(100), "phone-1", 1));
        connector.reception.admit(phone, Device.getDefaultInstance(), 0);

        renew(phone, KEYS.token(7, "phone-1", 2));

        assertThat(connector.ingress.log.sessionRecords().stream()
                        .filter(record -> record.getOpened().getDevice().getId().equals("phone-1")))
                .extracting(record -> record.getOpened().getDeviceGeneration())
                .containsExactly(1, 2);
        other.finishAndReleaseAll();
    }

    @Test
    void whileAKeyIsFetchedNothingIsReadAndThenTheVerdictCounts() {
        var keys = TestKeys.slow("two");
        try (var ring = keys.ring()) {
            var reception = new Reception(
                    connector.limits,
                    connector.sessions,
                    new TokenVerifier(ring, Clock.systemUTC()),
                    connector.door,
                    Clock.systemUTC());
            List<TokenVerdict> verdicts = new ArrayList<>();

            reception.verify(session, keys.token(7), verdicts::add);

            assertThat(channel.config().isAutoRead()).isFalse();
            assertThat(verdicts).isEmpty();
            keys.publish();
            await().until(() -> {
                channel.runPendingTasks();
                return !verdicts.isEmpty();
            });
            assertThat(channel.config().isAutoRead()).isTrue();
        }
    }

    private void renew(String token) {
        renew(session, token);
    }

    private void renew(Session which, String token) {
        var hello = ClientFrame.newBuilder().setHello(Hello.newBuilder().setToken(token));
        connector.reception.renew(which, TestSessions.identityOf(which), hello.build());
    }

    private void passes(Duration duration) {
        channel.advanceTimeBy(duration.toMillis(), TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }
}
