// SPDX-License-Identifier: Apache-2.0
package im.yan.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import im.yan.connector.token.TestKeys;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.CloseCode;
import im.yan.schemas.v1.ConnectorHeartbeat;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.Deliver;
import im.yan.schemas.v1.DeliverAck;
import im.yan.schemas.v1.Downlink;
import im.yan.schemas.v1.Position;
import im.yan.schemas.v1.SendAck;
import im.yan.schemas.v1.ServerFrame;
import im.yan.schemas.v1.SessionRecord;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConnectorIT {
    private static final TestKeys KEYS = TestKeys.named("one");
    private static final int ORDINAL = 0;

    private static JwksServer jwks;
    private static TestTopics topics;
    private static RunningConnector connector;

    @BeforeAll
    static void start() throws Exception {
        jwks = new JwksServer(KEYS);
        topics = new TestTopics(SharedKafka.bootstrapServers());
        connector = start(ORDINAL, Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        connector.close();
        topics.close();
        jwks.close();
    }

    @Test
    void aSessionsWholeLifeIsInTheLog() {
        var records = topics.from(Topics.SESSIONS);
        var client = TestClient.opened(connector.port(), KEYS.token(101));

        var ack = DeliverAck.newBuilder()
                .addPositions(
                        Position.newBuilder().setConversationId("d:101:102").setSeq(4));
        client.send(ClientFrame.newBuilder().setDeliverAck(ack).build());
        var acked = records.await(1, record -> hasAckOf(record, 101)).getFirst();
        client.socket().sendClose(1000, "bye").join();

        var life = records.await(
                2,
                record -> record.getOpened().getUserId() == 101
                        || record.getClosed().getUserId() == 101);
        var id = life.getFirst().getOpened().getSessionId();
        assertThat(life.getLast().getClosed().getSessionId()).isEqualTo(id);
        assertThat(acked.getAcks().getAcksList())
                .anyMatch(each -> each.getSessionId().equals(id));
        assertThat(client.closeCode()).isEqualTo(1000);
    }

    @Test
    void aBrowserSaysHelloInJsonAndItsMessageIsAnswered() {
        var commands = topics.from(Topics.COMMANDS);
        try (var client = TestClient.connected(connector.port(), "yan.v1.json")) {
            var welcome = client.hello(KEYS.token(201)).next();
            assertThat(welcome.getReplyTo()).isEqualTo(1);

            client.message(9, "d:201:202", "m-1");
            var command = commands.await(1, each -> each.getSenderId() == 201).getFirst();
            var ack = ServerFrame.newBuilder()
                    .setReplyTo(command.getOrigin().getRequestId())
                    .setSendAck(SendAck.newBuilder().setClientMsgId("m-1").setSeq(1));
            topics.handDown(
                    command.getOrigin().getConnector(),
                    Downlink.newBuilder()
                            .addSessionIds(command.getOrigin().getSessionId())
                            .setFrame(ack)
                            .build());

            assertThat(command.getOrigin().getSessionId())
                    .isEqualTo(welcome.getWelcome().getSessionId());
            assertThat(client.next()).isEqualTo(ack.build());
        }
    }

    @Test
    void deliveriesArriveInOrderAndACloseIsCarriedOut() {
        var records = topics.from(Topics.SESSIONS);
        var client = TestClient.opened(connector.port(), KEYS.token(301));
        var id = records.await(1, record -> record.getOpened().getUserId() == 301)
                .getFirst()
                .getOpened()
                .getSessionId();

        topics.handDown(ORDINAL, new byte[] {10, 99});
        IntStream.rangeClosed(1, 500).forEach(seq -> topics.handDown(ORDINAL, deliver(id, seq)));
        topics.handDown(
                ORDINAL,
                Downlink.newBuilder()
                        .addSessionIds(id)
                        .setClose(CloseCode.UNACKNOWLEDGED)
                        .build());

        assertThat(IntStream.rangeClosed(1, 500)
                        .mapToObj(i -> client.next().getDeliver().getEvents(0).getSeq()))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 500).mapToObj(Long::valueOf).toList());
        assertThat(client.closeCode()).isEqualTo(4006);
        records.await(1, record -> record.getClosed().getSessionId().equals(id));
    }

    @Test
    void badInputIsNamedAndTouchesNobodyElse() {
        try (var bystander = TestClient.opened(connector.port(), KEYS.token(401))) {
            var port = connector.port();

            assertThat(closeCodeAfterHello("nonsense")).isEqualTo(4502);
            assertThat(closeCodeAfterHello(KEYS.token(402, Instant.now().minusSeconds(60))))
                    .isEqualTo(4502);
            assertThatThrownBy(() -> TestClient.opened(port, "nonsense"))
                    .hasCauseInstanceOf(WebSocketHandshakeException.class);
            assertThatThrownBy(() -> TestClient.connected(port, "mqtt"))
                    .hasCauseInstanceOf(WebSocketHandshakeException.class);
            assertThat(bystander.ping(1).next().getReplyTo()).isEqualTo(1);

            var truncated = TestClient.opened(port, KEYS.token(403));
            truncated
                    .socket()
                    .sendBinary(ByteBuffer.wrap(new byte[] {26, 50, 10}), true)
                    .join();
            assertError(truncated, "MALFORMED_FRAME", 4504);

            var text = TestClient.opened(port, KEYS.token(404));
            text.socket().sendText("{}", true).join();
            assertError(text, "WRONG_FRAME_TYPE", 4504);
            assertThat(bystander.ping(2).next().getReplyTo()).isEqualTo(2);

            var huge = TestClient.opened(port, KEYS.token(405));
            huge.socket().sendBinary(ByteBuffer.allocate(10 * 1024 * 1024), true);
            assertError(huge, "FRAME_TOO_LARGE", 4505);
            assertThat(bystander.ping(3).next().getReplyTo()).isEqualTo(3);

            assertThat(bystander.isOpen()).isTrue();
            assertThat(bystander.hasNothing()).isTrue();
        }
    }

    @Test
    void aBurstIsAnsweredFrameByFrameAndTheUnknownOneToo() {
        try (var bystander = TestClient.opened(connector.port(), KEYS.token(501));
                var client = TestClient.opened(connector.port(), KEYS.token(502))) {
            client.send(ClientFrame.newBuilder().setId(7).build());
            assertThat(client.next().getError().getCode().name()).isEqualTo("UNKNOWN_FRAME");

            IntStream.rangeClosed(1, 1_000).forEach(client::ping);
            var answers =
                    IntStream.rangeClosed(1, 1_000).mapToObj(i -> client.next()).toList();

            assertThat(answers).extracting(ServerFrame::getReplyTo).doesNotHaveDuplicates();
            assertThat(answers).filteredOn(ServerFrame::hasPong).hasSizeGreaterThanOrEqualTo(199);
            assertThat(answers)
                    .filteredOn(ServerFrame::hasError)
                    .isNotEmpty()
                    .allMatch(frame -> frame.getError().getRetryable());
            assertThat(bystander.ping(1).next().hasPong()).isTrue();
        }
    }

    @Test
    void itCountsWhatItDoes() throws Exception {
        try (var client = TestClient.opened(connector.port(), KEYS.token(801));
                var http = HttpClient.newHttpClient()) {
            client.ping(1).next();

            var uri = URI.create(
                    "http://127.0.0.1:%d/metrics".formatted(connector.service().managementPort()));
            var metrics = http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();

            assertThat(metrics)
                    .containsPattern("yan_connector_sessions\\{.*} [1-9]")
                    .containsPattern("yan_connector_unauthenticated\\{.*} [0-9]")
                    .containsPattern("yan_connector_inflight_bytes\\{.*} [0-9]")
                    .containsPattern("yan_connector_subscriptions\\{.*} [0-9]")
                    .containsPattern("yan_connector_broadcasts_total\\{.*} [0-9]")
                    .containsPattern("yan_connector_frames_total\\{direction=\"in\",kind=\"PING\".*} [1-9]")
                    .containsPattern("yan_connector_errors_total\\{code=\"RATE_LIMITED\".*} [0-9]")
                    .containsPattern("yan_connector_closes_total\\{code=\"IDLE\".*} 0");
        }
    }

    @Test
    void aConnectorThatLeavesTellsItsClientsAndTheOthers() throws Exception {
        var heartbeats = topics.from(Topics.CONNECTORS);
        var records = topics.from(Topics.SESSIONS);
        var leaving = start(1, Map.of("CONNECTOR_DRAIN_TIMEOUT", "500ms"));
        heartbeats.await(1, beat -> beat.getConnector() == 1 && !beat.getDraining());
        var polite = TestClient.opened(leaving.port(), KEYS.token(601));
        var stubborn = TestClient.opened(leaving.port(), KEYS.token(602));

        var closing = CompletableFuture.runAsync(leaving::close);
        assertThat(polite.next().getDrain().getReconnectAfterMillis()).isBetween(0, 3_000);
        polite.socket().sendClose(1000, "bye").join();

        assertThat(stubborn.next().hasDrain()).isTrue();
        assertThat(stubborn.closeCode()).isEqualTo(4001);
        closing.join();
        heartbeats.await(1, beat -> beat.getConnector() == 1 && beat.getDraining());
        records.await(
                2, record -> List.of(601L, 602L).contains(record.getClosed().getUserId()));
    }

    @Test
    void aReplacedConnectorSendsItsSessionsAwayAndFails() throws Exception {
        var heartbeats = topics.from(Topics.CONNECTORS);
        try (var replaced = start(2, Map.of())) {
            var epoch = heartbeats
                    .await(1, beat -> beat.getConnector() == 2)
                    .getFirst()
                    .getEpoch();
            var client = TestClient.opened(replaced.port(), KEYS.token(701));

            var successor = ConnectorHeartbeat.newBuilder()
                    .setConnector(2)
                    .setEpoch(epoch + 1)
                    .build();
            topics.put(new ProducerRecord<>(Topics.CONNECTORS.name(), "2", successor.toByteArray()));

            assertThat(client.closeCode()).isEqualTo(4004);
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> !replaced.service().health().isLive());
            assertThat(replaced.closes("CONNECTOR_REPLACED")).isEqualTo(1);
        }
    }

    private static RunningConnector start(int ordinal, Map<String, String> more) throws Exception {
        return RunningConnector.start(SharedKafka.bootstrapServers(), jwks, ordinal, more);
    }

    private static int closeCodeAfterHello(String token) {
        return TestClient.connected(connector.port(), "yan.v1.proto")
                .hello(token)
                .closeCode();
    }

    private static void assertError(TestClient client, String code, int closeCode) {
        assertThat(client.next().getError().getCode().name()).isEqualTo(code);
        assertThat(client.closeCode()).isEqualTo(closeCode);
    }

    private static boolean hasAckOf(SessionRecord record, long userId) {
        return record.getAcks().getAcksList().stream().anyMatch(acked -> acked.getUserId() == userId);
    }

    private static Downlink deliver(String sessionId, long seq) {
        var deliver =
                Deliver.newBuilder().addEvents(ConversationEvent.newBuilder().setSeq(seq));
        return Downlink.newBuilder()
                .addSessionIds(sessionId)
                .setFrame(ServerFrame.newBuilder().setDeliver(deliver))
                .build();
    }
}
