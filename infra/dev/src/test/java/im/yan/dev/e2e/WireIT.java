// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.schemas.ConversationId;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.Position;
import im.yan.schemas.v1.ServerFrame;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a stranger with a WebSocket client and docs/protocol.md sees. */
@ExtendWith(WholeStack.class)
class WireIT {
    private final WholeStack whole;
    private final HttpClient http = HttpClient.newHttpClient();
    private final WholeStack.User alice;
    private final WholeStack.User bob;
    private final String conversation;

    WireIT(WholeStack whole) {
        this.whole = whole;
        this.alice = whole.newUser("alice");
        this.bob = whole.newUser("bob");
        this.conversation = ConversationId.direct(alice.userId(), bob.userId()).text();
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void theSixPacketsAndThenRead() {
        try (var alices = hello(alice, 0);
                var bobs = hello(bob, 1)) {
            var id = sendUntilKnown(alices, "hello");

            var ack = alices.awaitFrame(ServerFrame::hasSendAck).getSendAck();
            assertThat(ack.getClientMsgId()).isEqualTo(id);
            assertThat(ack.getSeq()).isEqualTo(1);
            var deliver = bobs.awaitFrame(ServerFrame::hasDeliver).getDeliver();
            assertThat(deliver.getEvents(0).getSeq()).isEqualTo(1);
            bobs.send("{\"deliverAck\":{\"positions\":[{\"conversationId\":\"%s\",\"seq\":\"1\"}]}}"
                    .formatted(conversation));
            assertThat(bobs.awaitFrame(ServerFrame::hasDeliverAckOk)
                            .getDeliverAckOk()
                            .getPositions(0)
                            .getSeq())
                    .isEqualTo(1);
            assertThat(alices.awaitFrame(ServerFrame::hasDelivered)
                            .getDelivered()
                            .getUserId())
                    .isEqualTo(bob.userId());
            bobs.send("{\"markRead\":{\"conversationId\":\"%s\",\"seq\":\"1\",\"messageNo\":\"1\"}}"
                    .formatted(conversation));
            assertThat(alices.awaitFrame(ServerFrame::hasRead).getRead().getSeq())
                    .isEqualTo(1);
        }
    }

    @Test
    void theServersPongSaysWhatTheSessionShouldHold() {
        try (var alices = hello(alice, 0);
                var bobs = hello(bob, 1)) {
            sendUntilKnown(alices, "the last message, which nobody acknowledges");
            bobs.awaitFrame(ServerFrame::hasDeliver);

            var number = new AtomicInteger(100);
            var heads = await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> headsOfPong(bobs, number.incrementAndGet()), pending -> !pending.isEmpty());
            assertThat(heads).singleElement().satisfies(head -> {
                assertThat(head.getConversationId()).isEqualTo(conversation);
                assertThat(head.getSeq()).isEqualTo(1);
            });
        }
    }

    private static List<Position> headsOfPong(JsonSocket socket, int number) {
        socket.send("{\"id\":%d,\"ping\":{}}".formatted(number));
        return socket.awaitFrame(frame -> frame.getReplyTo() == number)
                .getPong()
                .getHeadsList();
    }

    @Test
    void everyRefusalHasItsNameAndNobodyElseNotices() {
        try (var bystander = hello(bob, 0);
                var alices = hello(alice, 0)) {
            sendUntilKnown(alices, "hello");

            assertThat(refusal(alices, 11, send("d:1:" + alice.userId(), "who are you")))
                    .isEqualTo(ErrorCode.RECIPIENT_UNKNOWN);
            assertThat(refusal(alices, 12, send(conversation, ""))).isEqualTo(ErrorCode.CONTENT_EMPTY);
            assertThat(refusal(alices, 13, send(conversation, "x".repeat(9_000))))
                    .isEqualTo(ErrorCode.CONTENT_TOO_LARGE);
            assertThat(refusal(alices, 14, send("d:1:2", "not mine"))).isEqualTo(ErrorCode.NOT_A_MEMBER);
            assertThat(refusal(alices, 15, send("nonsense", "?"))).isEqualTo(ErrorCode.INVALID_ARGUMENT);

            bystander.send("{\"id\":99,\"ping\":{}}");
            assertThat(bystander.awaitFrame(frame -> frame.getReplyTo() == 99).hasPong())
                    .isTrue();
            assertThat(alices.isOpen()).isTrue();
        }
    }

    @Test
    void garbageInTheCommandsGoesAsideAndTheConversationGoesOn() throws Exception {
        try (var alices = hello(alice, 1)) {
            sendUntilKnown(alices, "before");
            try (var producer = new KafkaProducer<>(
                    Map.<String, Object>of("bootstrap.servers", whole.stack().kafka()),
                    new ByteArraySerializer(),
                    new ByteArraySerializer())) {
                producer.send(new ProducerRecord<>(
                                Topics.COMMANDS.name(), conversation.getBytes(UTF_8), "garbage".getBytes(UTF_8)))
                        .get();
            }

            alices.send("{\"id\":77,%s}".formatted(send(conversation, "after")));

            assertThat(alices.awaitFrame(frame -> frame.getReplyTo() == 77)
                            .getSendAck()
                            .getSeq())
                    .isEqualTo(2);
        }
    }

    private JsonSocket hello(WholeStack.User user, int connector) {
        var socket = new JsonSocket(http, whole.stack().connectors().get(connector), null);
        socket.send("{\"id\":1,\"hello\":{\"token\":\"%s\",\"device\":{\"id\":\"cli\",\"name\":\"a stranger\"}}}"
                .formatted(user.token()));
        socket.awaitFrame(ServerFrame::hasWelcome);
        return socket;
    }

    /** A new account can be written to a moment after its registration: until then the code says so. */
    private String sendUntilKnown(JsonSocket socket, String body) {
        var id = UUID.randomUUID().toString();
        var attempt = new int[] {1_000};
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            var number = ++attempt[0];
            socket.send("{\"id\":%d,%s}".formatted(number, send(id, conversation, body)));
            return socket.awaitFrame(frame -> frame.getReplyTo() == number).hasSendAck();
        });
        return id;
    }

    private static ErrorCode refusal(JsonSocket socket, int id, String send) {
        socket.send("{\"id\":%d,%s}".formatted(id, send));
        return socket.awaitFrame(frame -> frame.getReplyTo() == id).getError().getCode();
    }

    private static String send(String conversation, String body) {
        return send(UUID.randomUUID().toString(), conversation, body);
    }

    private static String send(String id, String conversation, String body) {
        return "\"send\":{\"clientMsgId\":\"%s\",\"conversationId\":\"%s\",\"content\":{\"text\":{\"body\":\"%s\"}}}"
                .formatted(id, conversation, body);
    }
}
