// SPDX-License-Identifier: Apache-2.0
package im.yan.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.connector.token.TestKeys;
import im.yan.schemas.ConnectorLease;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.ErrorCode;
import im.yan.testkit.TestKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Kafka stops answering for longer than a connector is trusted without a heartbeat, and comes back. */
class OutageIT {
    private static final TestKeys KEYS = TestKeys.named("one");

    @Test
    void whatWasTakenKeepsItsOrderWhatWasNotIsNamedAndSessionsAreAnnouncedAgain() throws Exception {
        try (var kafka = TestKafka.own();
                var jwks = new JwksServer(KEYS);
                var topics = new TestTopics(kafka.bootstrapServers());
                var connector = RunningConnector.start(
                        kafka.bootstrapServers(), jwks, 0, Map.of("CONNECTOR_STALL_AFTER", "1s"));
                var client = TestClient.opened(connector.port(), KEYS.token(1))) {
            var commands = topics.from(Topics.COMMANDS);
            var sessions = topics.from(Topics.SESSIONS);
            List<String> taken = new ArrayList<>();
            send(client, taken, "before");
            commands.await(1, command -> command.getSenderId() == 1);

            kafka.pause();
            var pausedNanos = System.nanoTime();
            send(client, taken, "during-1");
            send(client, taken, "during-2");
            send(client, taken, "during-3");
            var refused = awaitRefusal(client);
            assertThat(refused).isEqualTo(ErrorCode.UNAVAILABLE);
            client.ping(1_000);
            await().until(() -> client.next().hasPong());
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> System.nanoTime() - pausedNanos
                            > ConnectorLease.REANNOUNCE_AFTER.plusSeconds(2).toNanos());
            kafka.resume();

            sessions.await(1, record -> record.getOpened().getUserId() == 1);
            send(client, taken, "after");
            var inLog = commands.await(taken.size(), OutageIT::isNoProbe);
            assertThat(inLog)
                    .extracting(command -> command.getSendMessage().getClientMsgId())
                    .containsExactlyElementsOf(taken);
            assertThat(client.isOpen()).isTrue();
        }
    }

    private static boolean isNoProbe(Command command) {
        return !command.getSendMessage().getClientMsgId().equals("probe");
    }

    private static void send(TestClient client, List<String> taken, String clientMsgId) {
        client.message(0, "d:1:2", clientMsgId);
        taken.add(clientMsgId);
    }

    /** Sends until a command is refused; those before are in the producer and reach the log. */
    private static ErrorCode awaitRefusal(TestClient client) {
        await().pollInterval(Duration.ofMillis(100))
                .atMost(Duration.ofSeconds(10))
                .until(() -> {
                    client.message(7, "d:1:2", "probe");
                    return !client.hasNothing();
                });
        return client.next().getError().getCode();
    }
}
