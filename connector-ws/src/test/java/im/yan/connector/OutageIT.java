// SPDX-License-Identifier: Apache-2.0
package im.yan.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.connector.token.TestKeys;
import im.yan.schemas.ConnectorLease;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.ServerFrame;
import im.yan.testkit.TestKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Kafka stops answering, or is killed, and comes back. */
class OutageIT {
    private static final TestKeys KEYS = TestKeys.named("one");
    private static final String PROBE = "probe";
    private static final int PROBE_ID = 7;

    private static JwksServer jwks;
    private static TestTopics topics;
    private static RunningConnector connector;

    private final TestKafka kafka = SharedKafka.get();
    private boolean isKilled;

    @BeforeAll
    static void start() throws Exception {
        jwks = new JwksServer(KEYS);
        topics = new TestTopics(SharedKafka.bootstrapServers());
        connector =
                RunningConnector.start(SharedKafka.bootstrapServers(), jwks, 0, Map.of("CONNECTOR_STALL_AFTER", "1s"));
    }

    @AfterAll
    static void stop() {
        connector.close();
        topics.close();
        jwks.close();
    }

    /** Whatever a test came to: the others need the broker. */
    @AfterEach
    void leaveItRunning() {
        if (isKilled) {
            kafka.start();
        } else {
            kafka.resume();
        }
    }

    @Test
    void aPauseLongerThanTheLeaseKeepsOrderAndAnnouncesSessionsAgain() {
        var commands = topics.from(Topics.COMMANDS);
        var sessions = topics.from(Topics.SESSIONS);
        try (var client = TestClient.opened(connector.port(), KEYS.token(1))) {
            sessions.await(1, record -> record.getOpened().getUserId() == 1);
            kafka.pause();
            var pausedNanos = System.nanoTime();
            var taken = sendUntilRefused(client, "d:1:9");
            client.ping(1_000);
            await().until(() -> client.next().hasPong());
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> System.nanoTime() - pausedNanos
                            > ConnectorLease.REANNOUNCE_AFTER.plusSeconds(1).toNanos());
            kafka.resume();

            sessions.await(2, record -> record.getOpened().getUserId() == 1);
            assertInOrder(commands.await(taken.size(), command -> isOf(1, command)), taken);
            assertThat(client.isOpen()).isTrue();
        }
    }

    @Test
    void aKilledBrokerLosesNothingThatWasTakenNorTheEndOfASession() {
        var commands = topics.from(Topics.COMMANDS);
        var sessions = topics.from(Topics.SESSIONS);
        try (var client = TestClient.opened(connector.port(), KEYS.token(2));
                var leaving = TestClient.opened(connector.port(), KEYS.token(3))) {
            sessions.await(
                    2, record -> List.of(2L, 3L).contains(record.getOpened().getUserId()));
            kafka.kill();
            isKilled = true;
            var taken = sendUntilRefused(client, "d:2:9");
            leaving.socket().sendClose(1000, "bye").join();
            kafka.start();
            isKilled = false;

            assertInOrder(commands.await(taken.size(), command -> isOf(2, command)), taken);
            sessions.await(1, record -> record.getClosed().getUserId() == 3);
        }
    }

    /** Three messages are taken although Kafka does not answer; then the connector says that it is away. */
    private static List<String> sendUntilRefused(TestClient client, String conversationId) {
        List<String> taken = new ArrayList<>();
        for (var i = 1; i <= 3; i++) {
            client.message(i, conversationId, "m-" + i);
            taken.add("m-" + i);
        }
        await().pollInterval(Duration.ofMillis(100))
                .atMost(Duration.ofSeconds(10))
                .until(() -> {
                    client.message(PROBE_ID, conversationId, PROBE);
                    return !client.hasNothing();
                });
        var refused = client.next();
        assertThat(refused).extracting(ServerFrame::getReplyTo).isEqualTo(PROBE_ID);
        assertThat(refused.getError().getCode()).isEqualTo(ErrorCode.UNAVAILABLE);
        return taken;
    }

    private static void assertInOrder(List<Command> commands, List<String> taken) {
        assertThat(commands).extracting(command -> command.getClientMsgId()).containsExactlyElementsOf(taken);
    }

    private static boolean isOf(long userId, Command command) {
        return command.getSenderId() == userId && !command.getClientMsgId().equals(PROBE);
    }
}
