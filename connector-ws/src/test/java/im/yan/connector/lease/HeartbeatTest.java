// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.lease;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.connector.ingress.AckBatches;
import im.yan.connector.ingress.SessionRecords;
import im.yan.connector.ingress.SignalRecords;
import im.yan.connector.ingress.TestLog;
import im.yan.connector.session.Sessions;
import im.yan.connector.session.TestSessions;
import im.yan.connector.subscription.Subscriptions;
import im.yan.schemas.ConnectorLease;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.ConnectorHeartbeat;
import im.yan.schemas.v1.SessionRecord;
import im.yan.schemas.v1.Subscription;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
    private final TestLog log = new TestLog();
    private final Sessions sessions = new Sessions(
            TestSessions.LIFE, 1_000, new SessionRecords(TestSessions.LIFE, log.writer, new AckBatches(log.writer)));
    private final Subscriptions subscriptions =
            new Subscriptions(sessions, new SignalRecords(TestSessions.LIFE, log.writer));
    private final Heartbeat heartbeat =
            new Heartbeat(TestSessions.LIFE, "ws://here/ws", sessions, subscriptions, log.writer, log::nanoTime);
    private final EmbeddedChannel channel = new EmbeddedChannel();

    @Test
    void itSaysWhichLifeOfWhichConnectorIsAliveAndWhere() throws Exception {
        TestSessions.open(sessions, channel, 7);

        heartbeat.beat();

        var record = log.records(Topics.CONNECTORS.name()).getFirst();
        assertThat(record.key()).isEqualTo("3");
        assertThat(ConnectorHeartbeat.parseFrom(record.value()))
                .isEqualTo(ConnectorHeartbeat.newBuilder()
                        .setConnector(3)
                        .setEpoch(TestSessions.LIFE.epoch())
                        .setAddress("ws://here/ws")
                        .setSessions(1)
                        .build());
    }

    @Test
    void whileOneIsOnItsWayNoOtherFollows() {
        heartbeat.beat();
        heartbeat.beat();
        assertThat(log.records(Topics.CONNECTORS.name())).hasSize(1);

        log.acknowledge();
        heartbeat.beat();

        assertThat(log.records(Topics.CONNECTORS.name())).hasSize(2);
    }

    @Test
    void theLastOneSaysThatItIsLeaving() throws Exception {
        sessions.leave();
        heartbeat.leave();
        heartbeat.beat();
        heartbeat.leave();

        var records = log.records(Topics.CONNECTORS.name());
        assertThat(records).hasSize(1);
        assertThat(ConnectorHeartbeat.parseFrom(records.getFirst().value()).getDraining())
                .isTrue();
    }

    @Test
    void aReplacedConnectorSaysNothingMore() {
        heartbeat.end();
        heartbeat.beat();
        heartbeat.leave();

        assertThat(log.records(Topics.CONNECTORS.name())).isEmpty();
    }

    @Test
    void aHeartbeatThatGotThroughLateAnnouncesEverySessionAgain() {
        TestSessions.open(sessions, channel, 7);
        TestSessions.open(sessions, channel, 8);
        beatAcknowledged();
        log.passes(ConnectorLease.REANNOUNCE_AFTER.plusSeconds(1));

        beatAcknowledged();
        tick();

        assertThat(openings()).hasSize(4);
    }

    @Test
    void aHeartbeatThatGotThroughLateRenewsEveryInterest() {
        var session = TestSessions.open(sessions, channel, 7);
        var live = sessions.find(TestSessions.identityOf(session).sessionId()).orElseThrow();
        subscriptions.subscribe(
                live, List.of(Subscription.newBuilder().setConversationId("g:5").build()));
        subscriptions.announce();
        beatAcknowledged();
        log.passes(ConnectorLease.REANNOUNCE_AFTER.plusSeconds(1));
        assertThat(log.signals()).hasSize(1);

        beatAcknowledged();
        subscriptions.announce();

        var interest = log.signals().getLast();
        assertThat(log.signals()).hasSize(2);
        assertThat(interest.getConversationId()).isEqualTo("g:5");
        assertThat(interest.getInterest().getInterested()).isTrue();
        assertThat(interest.getInterest().getConnector()).isEqualTo(TestSessions.LIFE.ordinal());
        assertThat(interest.getInterest().getConnectorEpoch()).isEqualTo(TestSessions.LIFE.epoch());
    }

    @Test
    void heartbeatsInTimeAnnounceNothing() {
        TestSessions.open(sessions, channel, 7);
        IntStream.range(0, 10).forEach(i -> {
            beatAcknowledged();
            log.passes(ConnectorLease.HEARTBEAT_INTERVAL);
            tick();
        });

        assertThat(openings()).hasSize(1);
    }

    @Test
    void announcingIsPacedAndWaitsWhileTheLogTakesNothing() {
        IntStream.rangeClosed(1, Reannouncement.PER_TICK + 1).forEach(user -> {
            TestSessions.open(sessions, channel, user);
            log.acknowledge();
        });
        var before = openings().size();
        beatAcknowledged();
        log.passes(ConnectorLease.REANNOUNCE_AFTER.plusSeconds(1));
        beatAcknowledged();

        log.stall();
        tick();
        assertThat(openings()).hasSize(before);
        for (var i = 0; i < 20; i++) {
            log.acknowledge();
            tick();
        }

        assertThat(openings()).hasSize(2 * before);
    }

    private void beatAcknowledged() {
        heartbeat.beat();
        log.acknowledge();
    }

    private void tick() {
        heartbeat.tick();
        channel.runPendingTasks();
    }

    private List<SessionRecord> openings() {
        return log.sessionRecords().stream().filter(SessionRecord::hasOpened).toList();
    }
}
