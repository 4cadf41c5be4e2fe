// SPDX-License-Identifier: Apache-2.0
package im.yan.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.connector.token.TestKeys;
import im.yan.schemas.ConversationId;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.BroadcastEvent;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.CommandRequest;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.CreateGroup;
import im.yan.schemas.v1.Deliver;
import im.yan.schemas.v1.DeliverAck;
import im.yan.schemas.v1.Downlink;
import im.yan.schemas.v1.GroupSettings;
import im.yan.schemas.v1.MembersRemoved;
import im.yan.schemas.v1.Position;
import im.yan.schemas.v1.ServerFrame;
import im.yan.schemas.v1.SignalRequest;
import im.yan.schemas.v1.Subscribe;
import im.yan.schemas.v1.Subscription;
import im.yan.schemas.v1.WatchPresence;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What groups, signals and presence need of a connector, between real sockets and a real Kafka. */
class GroupsIT {
    private static final TestKeys KEYS = TestKeys.named("one");
    private static final int ORDINAL = 3;

    private static JwksServer jwks;
    private static TestTopics topics;
    private static RunningConnector connector;

    @BeforeAll
    static void start() throws Exception {
        jwks = new JwksServer(KEYS);
        topics = new TestTopics(SharedKafka.bootstrapServers());
        connector = RunningConnector.start(SharedKafka.bootstrapServers(), jwks, ORDINAL, Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        connector.close();
        topics.close();
        jwks.close();
    }

    @Test
    void aBroadcastReachesWhoTakesPartInBothFormatsUntilTheyAreRemoved() {
        var signals = topics.from(Topics.SIGNALS);
        try (var alice = TestClient.opened(connector.port(), KEYS.token(1_001));
                var bob = TestClient.connected(connector.port(), "yan.v1.json")) {
            var bobs = bob.hello(KEYS.token(1_002)).next().getWelcome().getSessionId();
            subscribe("g:41", alice.sessionId(), bobs);

            var interest = signals.await(1, record -> record.getConversationId().equals("g:41"))
                    .getFirst()
                    .getInterest();
            assertThat(interest.getInterested()).isTrue();
            assertThat(interest.getConnector()).isEqualTo(ORDINAL);
            topics.handDown(
                    ORDINAL,
                    Downlink.newBuilder().setBroadcastHead(position("g:41", 7)).build());
            broadcast(event("g:41", 8));
            broadcast(event("g:41", 9)
                    .setMembersRemoved(MembersRemoved.newBuilder().addUserIds(1_002)));
            broadcast(event("g:41", 10));

            for (var client : List.of(alice, bob)) {
                assertThat(client.next().getHeads().getPositionsList()).containsExactly(position("g:41", 7));
                assertThat(seq(client.next())).isEqualTo(8);
                assertThat(seq(client.next())).isEqualTo(9);
            }
            assertThat(seq(alice.next())).isEqualTo(10);
            assertThat(bob.ping(5).next().getReplyTo()).isEqualTo(5);
        }
        signals.await(
                1,
                record -> record.getConversationId().equals("g:41")
                        && record.hasInterest()
                        && !record.getInterest().getInterested());
    }

    @Test
    void anAckOfACopyIsAnsweredHereAndAPongNamesWhatWasNotAcknowledged() {
        try (var client = TestClient.opened(connector.port(), KEYS.token(1_101))) {
            subscribe("g:42", client.sessionId());
            broadcast(event("g:42", 1));
            assertThat(seq(client.next())).isEqualTo(1);
            client.send(ack(position("g:42", 1)));
            assertThat(client.next().getDeliverAckOk().getPositionsList()).containsExactly(position("g:42", 1));

            topics.handDown(
                    ORDINAL,
                    Downlink.newBuilder()
                            .addSessionIds(client.sessionId())
                            .setFrame(ServerFrame.newBuilder()
                                    .setDeliver(Deliver.newBuilder().addEvents(event("d:1101:1102", 4))))
                            .build());
            assertThat(seq(client.next())).isEqualTo(4);

            await().pollInterval(Duration.ofMillis(300))
                    .untilAsserted(
                            () -> assertThat(client.ping(1).next().getPong().getHeadsList())
                                    .containsExactly(position("d:1101:1102", 4)));
        }
    }

    @Test
    void commandsSignalsAndWatchesReachTheirTopics() {
        var commands = topics.from(Topics.COMMANDS);
        var signals = topics.from(Topics.SIGNALS);
        var sessions = topics.from(Topics.SESSIONS);
        try (var client = TestClient.opened(connector.port(), KEYS.token(1_201, "phone-1", 2))) {
            var create = CommandRequest.newBuilder()
                    .setClientMsgId("m-1")
                    .setCreateGroup(CreateGroup.newBuilder()
                            .setSettings(GroupSettings.newBuilder().setName("friends")));
            client.send(ClientFrame.newBuilder().setCommand(create).build());
            var typing = SignalRequest.newBuilder().setConversationId("g:43").setTyping(true);
            client.send(ClientFrame.newBuilder().setSignal(typing).build());
            var watch = WatchPresence.newBuilder().addUserIds(1_202);
            client.send(ClientFrame.newBuilder().setWatchPresence(watch).build());

            var command = commands.await(1, each -> each.getSenderId() == 1_201).getFirst();
            assertThat(command.getConversationId())
                    .isEqualTo(ConversationId.groupOf(1_201, "m-1").text());
            assertThat(command.getCreateGroup()).isEqualTo(create.getCreateGroup());
            assertThat(command.getOrigin().getDeviceId()).isEqualTo("phone-1");
            signals.await(1, record -> record.getSignal().getUserId() == 1_201);
            sessions.await(1, record -> record.getWatched().getUserId() == 1_202);
            sessions.await(
                    1,
                    record -> record.getOpened().getUserId() == 1_201
                            && record.getOpened().getDeviceGeneration() == 2);
            assertThat(client.ping(1).next().hasPong()).isTrue();
        }
    }

    private static void subscribe(String conversationId, String... sessionIds) {
        topics.handDown(
                ORDINAL,
                Downlink.newBuilder()
                        .addAllSessionIds(List.of(sessionIds))
                        .setSubscribe(Subscribe.newBuilder()
                                .addSubscriptions(Subscription.newBuilder().setConversationId(conversationId)))
                        .build());
    }

    private static void broadcast(ConversationEvent.Builder event) {
        topics.handDown(
                ORDINAL,
                Downlink.newBuilder()
                        .setBroadcast(BroadcastEvent.newBuilder().setEvent(event))
                        .build());
    }

    private static ClientFrame ack(Position position) {
        return ClientFrame.newBuilder()
                .setDeliverAck(DeliverAck.newBuilder().addPositions(position))
                .build();
    }

    private static ConversationEvent.Builder event(String conversationId, long seq) {
        return ConversationEvent.newBuilder().setConversationId(conversationId).setSeq(seq);
    }

    private static Position position(String conversationId, long seq) {
        return Position.newBuilder()
                .setConversationId(conversationId)
                .setSeq(seq)
                .build();
    }

    private static long seq(ServerFrame frame) {
        return frame.getDeliver().getEvents(0).getSeq();
    }
}
