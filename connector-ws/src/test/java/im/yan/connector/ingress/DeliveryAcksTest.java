// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.connector.session.CloseReason;
import im.yan.connector.session.Identity;
import im.yan.connector.session.TestSessions;
import im.yan.schemas.Topic;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.DeliverAck;
import im.yan.schemas.v1.DeliveryAcked;
import im.yan.schemas.v1.Device;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.Position;
import im.yan.schemas.v1.SessionRecord;
import im.yan.schemas.v1.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DeliveryAcksTest {
    private static final Subscription GROUP =
            Subscription.newBuilder().setConversationId("g:5").build();

    private final TestIngress to = TestIngress.withSession();

    @Test
    void manyAcksAreOneRecordWithTheHighestPositions() {
        acknowledge(position("d:7:9", 3));
        acknowledge(position("d:7:9", 5), position("d:7:8", 1));
        acknowledge(position("d:7:9", 4));

        to.batches.flush();
        to.batches.flush();

        assertThat(acked()).hasSize(1);
        assertThat(acked().getFirst().getSessionId()).isEqualTo(to.identity().sessionId());
        assertThat(acked().getFirst().getUserId()).isEqualTo(7);
        assertThat(acked().getFirst().getPositionsList())
                .containsExactlyInAnyOrder(position("d:7:9", 5), position("d:7:8", 1));
    }

    @Test
    void acksOfUsersWhoShareAPartitionShareARecordInThatPartition() {
        var users = LongStream.rangeClosed(1, 40).toArray();
        for (var user : users) {
            to.batches.note(
                    new Identity("s-" + user, TestSessions.token(user), Device.getDefaultInstance()),
                    List.of(position("d:1:2", 1)));
        }

        to.batches.flush();

        var records = to.log.records(Topics.SESSIONS.name()).stream()
                .filter(record -> record.key().equals("acks"))
                .toList();
        assertThat(records).hasSize(TestLog.PARTITIONS);
        assertThat(acked()).hasSize(users.length);
        assertThat(records)
                .allSatisfy(record -> assertThat(SessionRecord.parseFrom(record.value())
                                .getAcks()
                                .getAcksList())
                        .allMatch(acked -> Topic.partitionOf(Long.toString(acked.getUserId()), TestLog.PARTITIONS)
                                == record.partition()));
    }

    @Test
    void aFrameWithOneImpossiblePositionChangesNothing() {
        acknowledge(position("d:7:9", 3), position("nonsense", 1));
        acknowledge(position("d:7:9", 0));

        to.batches.flush();

        assertThat(to.frame().getError().getCode()).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(to.frame().getError().getCode()).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(acked()).isEmpty();
    }

    @Test
    void anAckOfACopyIsAnsweredHereAndGoesNowhere() {
        to.subscriptions.subscribe(to.live(), List.of(GROUP));
        to.session.deliveries().copied(event("g:5", 3), 0);

        acknowledge(position("g:5", 3), position("d:7:9", 1));
        to.batches.flush();

        assertThat(to.frame().getDeliverAckOk().getPositionsList()).containsExactly(position("g:5", 3));
        assertThat(to.isSilent()).isTrue();
        assertThat(acked().getFirst().getPositionsList()).containsExactly(position("d:7:9", 1));
    }

    @Test
    void anAckOfWhatCameByNameIsPassedOnWhereverItCame() {
        to.subscriptions.subscribe(to.live(), List.of(GROUP));
        to.session.deliveries().copied(event("g:5", 3), 0);
        to.session.deliveries().named(event("g:5", 4), 0);

        acknowledge(position("g:5", 3));
        assertThat(to.frame().hasDeliverAckOk()).isTrue();
        acknowledge(position("g:5", 4));
        to.batches.flush();

        assertThat(to.isSilent()).isTrue();
        assertThat(acked().getFirst().getPositionsList()).containsExactly(position("g:5", 4));
    }

    @Test
    void aFrameWithTooManyPositionsIsRefused() {
        acknowledge(positions(7, DeliveryAckFrames.POSITIONS_MAX + 1));

        assertThat(to.frame().getError().getCode()).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        to.batches.flush();
        assertThat(acked()).isEmpty();
    }

    @Test
    void inAStallAcksWaitAndMerge() {
        to.log.stall();
        acknowledge(position("d:7:9", 3));
        to.batches.flush();
        assertThat(acked()).isEmpty();

        acknowledge(position("d:7:9", 8));
        to.log.acknowledge();
        to.batches.flush();

        assertThat(acked().getFirst().getPositionsList()).containsExactly(position("d:7:9", 8));
    }

    @Test
    void aFullBatchTakesNoNewPositionsButKeepsRaisingThoseItHas() {
        var batch = new AckBatch(2);

        batch.note(to.identity(), List.of(position("d:7:8", 1), position("d:7:9", 1), position("d:7:10", 1)));
        batch.note(to.identity(), List.of(position("d:7:9", 6)));

        assertThat(batch.size()).isEqualTo(2);
        assertThat(batch.toRecord().getAcks(0).getPositionsList())
                .containsExactlyInAnyOrder(position("d:7:8", 1), position("d:7:9", 6));
    }

    @Test
    void aFullBatchIsHandedOverEarly() {
        var log = new TestLog(new LogLimits(16 * 1024 * 1024, Duration.ofSeconds(3)));
        var batches = new AckBatches(log.writer);
        IntStream.range(0, 8).forEach(i -> batches.note(to.identity(), positions(1_000L * (i + 1), 1_000)));
        assertThat(log.sessionRecords()).isEmpty();

        batches.note(to.identity(), positions(9_000, 1_000));

        assertThat(log.sessionRecords()).hasSize(1);
        assertThat(log.sessionRecords().getFirst().getSerializedSize()).isLessThan(1024 * 1024);
    }

    @Test
    void whatASessionAcknowledgedIsSaidBeforeItsEnd() {
        acknowledge(position("d:7:9", 3));

        to.door.close(to.session, CloseReason.IDLE);

        assertThat(to.log.sessionRecords())
                .extracting(SessionRecord::getKindCase)
                .containsExactly(
                        SessionRecord.KindCase.OPENED, SessionRecord.KindCase.ACKS, SessionRecord.KindCase.CLOSED);
        to.channel.releaseOutbound();
    }

    @Test
    void theLifeOfASessionIsKeyedByItsUserInTheUsersPartition() {
        to.door.close(to.session, CloseReason.IDLE);

        var records = to.log.records(Topics.SESSIONS.name());
        assertThat(records).hasSize(2).allSatisfy(record -> {
            assertThat(record.key()).isEqualTo("7");
            assertThat(record.partition()).isEqualTo(Topic.partitionOf("7", TestLog.PARTITIONS));
        });
        var opened = to.log.sessionRecords().getFirst().getOpened();
        assertThat(opened.getConnector()).isEqualTo(TestSessions.LIFE.ordinal());
        assertThat(opened.getConnectorEpoch()).isEqualTo(TestSessions.LIFE.epoch());
        to.channel.releaseOutbound();
    }

    private void acknowledge(Position... positions) {
        acknowledge(List.of(positions));
    }

    private void acknowledge(List<Position> positions) {
        var ack = DeliverAck.newBuilder().addAllPositions(positions);
        to.frames
                .acks()
                .acknowledge(
                        to.session,
                        to.identity(),
                        ClientFrame.newBuilder().setDeliverAck(ack).build());
    }

    private List<DeliveryAcked> acked() {
        return to.log.sessionRecords().stream()
                .flatMap(record -> record.getAcks().getAcksList().stream())
                .toList();
    }

    private static List<Position> positions(long user, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> position("d:%d:%d".formatted(user, user + i), 1))
                .toList();
    }

    private static ConversationEvent event(String conversationId, long seq) {
        return ConversationEvent.newBuilder()
                .setConversationId(conversationId)
                .setSeq(seq)
                .build();
    }

    private static Position position(String conversationId, long seq) {
        return Position.newBuilder()
                .setConversationId(conversationId)
                .setSeq(seq)
                .build();
    }
}
