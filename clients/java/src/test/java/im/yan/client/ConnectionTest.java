// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import static im.yan.client.FakeConnector.CONVERSATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import im.yan.schemas.v1.CloseCode;
import im.yan.schemas.v1.ErrorCode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTest {
    private final ClientFixture at = new ClientFixture();

    @AfterEach
    void close() {
        at.close();
    }

    @Test
    void connectsWithTheTokenOfItsLogin() {
        var client = at.connected();

        assertThat(at.connector.session(1).token()).isEqualTo("token-1");
        assertThat(client.sessionId()).isPresent();
        at.recorder.awaitNews("connected");
    }

    @Test
    void theHandshakeSaysWhichDeviceItIsFor() {
        at.connected(at.builder().device("手机 1", "my phone"));

        assertThat(at.connector.session(1).deviceId()).isEqualTo("%E6%89%8B%E6%9C%BA+1");
    }

    @ParameterizedTest
    @ValueSource(ints = {4001, 4002, 4003, 4004, 4005, 4006, 4007, 1001, 1011})
    void reconnectsAfterAClose(int code) {
        at.connected();

        at.connector.session(1).close(code);

        at.connector.session(2);
        assertThat(at.recorder.closeCodes()).containsExactly(code);
        assertThat(at.api.logins()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {4501, 4503, 4504, 4505, 4506, 4999})
    void stopsAfterACloseThatForbidsComingBack(int code) {
        var client = at.connected();
        at.connector.answerSends = false;
        var unanswered = client.send(CONVERSATION, "unanswered");

        at.connector.session(1).close(code);

        ClientFixture.awaitState(client, ConnectionState.CLOSED);
        at.recorder.awaitNews("disconnected");
        assertThat(at.recorder.closeCodes()).containsExactly(code);
        assertThat(at.connector.sessionCount()).isEqualTo(1);
        assertFails(unanswered);
        assertFails(client.send(CONVERSATION, "too late"));
    }

    @Test
    void aRefusedTokenIsReplacedOnce() {
        var client = at.connected();

        at.connector.session(1).close(CloseCode.AUTHENTICATION_FAILED.getNumber());
        var second = at.connector.session(2);
        ClientFixture.awaitOpen(client);
        second.close(CloseCode.AUTHENTICATION_FAILED.getNumber());

        ClientFixture.awaitState(client, ConnectionState.CLOSED);
        assertThat(second.token()).isEqualTo("token-2");
        assertThat(at.api.logins()).isEqualTo(2);
        assertThat(at.connector.sessionCount()).isEqualTo(2);
    }

    @Test
    void aHandshakeRefusedForItsTokenIsTriedWithAnother() {
        at.connector.refuseWith = 401;
        var client = at.remember(at.builder().build()).connect();

        ClientFixture.awaitState(client, ConnectionState.CLOSED);

        assertThat(at.api.logins()).isEqualTo(2);
        at.recorder.awaitNews("disconnected");
        assertThat(at.recorder.closeCodes()).containsExactly(CloseCode.AUTHENTICATION_FAILED.getNumber());
    }

    @Test
    void aWrongPasswordStopsTheClient() {
        at.api.refuseLogins = true;
        var client = at.remember(at.builder().build()).connect();

        at.recorder.awaitNews("disconnected");

        assertThat(client.state()).isEqualTo(ConnectionState.CLOSED);
        assertThat(at.recorder.closeCodes()).containsExactly(CloseCode.AUTHENTICATION_FAILED.getNumber());
        assertThat(at.connector.sessionCount()).isZero();
    }

    @Test
    void aFullConnectorAndABrokenApiAreTriedUntilTheyWork() {
        at.connector.refuseWith = 503;
        at.api.broken = true;
        var client = at.remember(at.builder().build()).connect();
        await().until(() -> at.api.requests().size() > 2);

        at.api.broken = false;
        await().until(() -> at.api.logins() == 1);
        at.connector.refuseWith = 0;

        ClientFixture.awaitOpen(client);
    }

    @Test
    void aDrainedClientLeavesForAnotherConnectorAfterTheDelay() {
        try (var other = new FakeConnector(at.log)) {
            var client = at.connected();
            at.connectAt(at.connector.address(), other.address());
            var started = System.nanoTime();

            at.connector.session(1).drain(200);

            other.session(1);
            ClientFixture.awaitOpen(client);
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThan(Duration.ofMillis(190));
            await().until(() -> at.connector.session(1).closeCode() == 1000);
            assertThat(at.connector.sessionCount()).isEqualTo(1);
            assertThat(at.recorder.closeCodes()).containsExactly(CloseCode.DRAINING.getNumber());
        }
    }

    @Test
    void aConnectorThatIsGoneIsLeftForAnother() {
        try (var other = new FakeConnector(at.log)) {
            var client = at.connected();
            at.connectAt(at.connector.address(), other.address());

            at.connector.close();

            other.session(1);
            ClientFixture.awaitOpen(client);
        }
    }

    @Test
    void theTokenIsRenewedOnTheOpenSessionBeforeItExpires() {
        at.api.tokenLifetime = Duration.ofMillis(400);
        at.connected();
        var session = at.connector.session(1);

        await().until(() -> session.frames().stream().anyMatch(frame -> frame.hasHello()));

        var hello = session.frames().stream()
                .filter(frame -> frame.hasHello())
                .findFirst()
                .orElseThrow()
                .getHello();
        assertThat(hello.getToken()).isEqualTo("token-2");
        assertThat(hello.getDevice().getId()).isNotEmpty();
        assertThat(at.connector.sessionCount()).isEqualTo(1);
    }

    @Test
    void aSuppliedTokenThatWasRefusedIsReplacedByAnother() {
        var tokens = new ArrayDeque<>(List.of("old", "new"));
        var client = at.connected(at.builder().token(() -> nextOrLast(tokens)));
        var first = at.connector.session(1).token();

        at.connector.session(1).close(CloseCode.AUTHENTICATION_FAILED.getNumber());

        assertThat(at.connector.session(2).token()).isEqualTo("new");
        ClientFixture.awaitOpen(client);
        assertThat(first).isEqualTo("old");
        assertThat(at.api.logins()).isZero();
    }

    @Test
    void pingsTwicePerHeartbeat() {
        at.connector.heartbeatMillis = 100;
        at.connected();
        var session = at.connector.session(1);

        await().until(() ->
                session.frames().stream().filter(frame -> frame.hasPing()).count() >= 4);

        assertThat(at.connector.sessionCount()).isEqualTo(1);
    }

    @Test
    void aConnectorThatNeverGreetsIsGivenUp() {
        at.connector.greet = false;
        at.remember(at.builder().build()).connect();

        at.connector.session(1);
        at.connector.greet = true;

        at.connector.session(2);
        at.recorder.awaitNews("connected");
    }

    @Test
    void whatIsNotOurProtocolEndsTheSession() {
        at.connected();

        at.connector.session(1).sendGarbage();
        at.connector.session(2).sendText();

        at.connector.session(3);
    }

    @Test
    void closingIsPromptTellsTheServerAndSilencesTheListener() {
        var client = at.connected();
        var session = at.connector.session(1);
        at.connector.answerSends = false;
        var unanswered = client.send(CONVERSATION, "unanswered");
        await().until(() -> session.sends().size() == 1);
        var started = System.nanoTime();

        client.close();

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(1));
        assertThat(client.state()).isEqualTo(ConnectionState.CLOSED);
        await().until(() -> session.closeCode() == 1000);
        assertFails(unanswered);
        assertThat(at.recorder.closeCodes()).isEmpty();
    }

    @Test
    void closingWhileNothingCanBeReachedIsPrompt() {
        at.connectAt();
        var client = at.remember(at.builder().build()).connect();
        await().until(() -> at.api.requests().size() > 3);

        client.close();
        client.close();

        assertThat(client.state()).isEqualTo(ConnectionState.CLOSED);
    }

    @Test
    void aClientWithItsOwnResourcesClosesThem() throws Exception {
        var client = YanClient.builder()
                .api(new YanApi(at.api.address()))
                .token(() -> "token")
                .connectors(() -> List.of(at.connector.address()))
                .build()
                .connect();
        assertThat(client.send(CONVERSATION, "hello").get(5, TimeUnit.SECONDS).getSeq())
                .isEqualTo(1);

        client.close();

        await().until(() -> at.connector.session(1).closeCode() == 1000);
        assertFails(client.send(CONVERSATION, "too late"));
    }

    private static String nextOrLast(Deque<String> tokens) {
        return tokens.size() > 1 ? tokens.remove() : tokens.element();
    }

    private static void assertFails(CompletableFuture<?> future) {
        assertThatThrownBy(() -> future.orTimeout(5, TimeUnit.SECONDS).join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(SendException.class)
                .extracting(e -> ((SendException) e).code())
                .isNotEqualTo(ErrorCode.OVERLOADED);
    }
}
