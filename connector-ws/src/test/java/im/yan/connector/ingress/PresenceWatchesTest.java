// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.connector.session.TestSessions;
import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.Topic;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.PresenceWatched;
import im.yan.schemas.v1.SessionRecord;
import im.yan.schemas.v1.WatchPresence;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PresenceWatchesTest {
    private final TestIngress to = TestIngress.withSession();

    @Test
    void aWatchIsSaidAtTheWatchedUsersPartition() {
        watch(9);

        var record = to.log.records(Topics.SESSIONS.name()).getLast();
        assertThat(record.key()).isEqualTo("9");
        assertThat(record.partition()).isEqualTo(Topic.partitionOf("9", TestLog.PARTITIONS));
        assertThat(watched())
                .containsExactly(PresenceWatched.newBuilder()
                        .setUserId(9)
                        .setWatcherId(7)
                        .setSessionId(to.identity().sessionId())
                        .setConnector(TestSessions.LIFE.ordinal())
                        .setConnectorEpoch(TestSessions.LIFE.epoch())
                        .build());
        assertThat(to.isSilent()).isTrue();
    }

    @Test
    void aListTakesThePlaceOfTheOneBeforeAndRenewsWhatIsInBoth() {
        watch(8, 9);
        watch(9, 9, 10);

        var second = watched().subList(2, watched().size());
        assertThat(second)
                .filteredOn(PresenceWatched::getEnded)
                .extracting(PresenceWatched::getUserId)
                .containsExactly(8L);
        assertThat(second)
                .filteredOn(watched -> !watched.getEnded())
                .extracting(PresenceWatched::getUserId)
                .containsExactlyInAnyOrder(9L, 10L);
    }

    @Test
    void tooManyUsersOrWhatIsNoUserChangesNothing() {
        watch(LongStream.rangeClosed(1, ProtocolLimits.PRESENCE_WATCHED_MAX + 1).toArray());
        watch(9, 0);

        assertThat(to.frame().getError().getCode()).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(to.frame().getError().getCode()).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(watched()).isEmpty();
    }

    @Test
    void whatTheLogDoesNotTakeIsToBeAskedForAgain() {
        to.log.stall();
        watch(9);
        assertThat(to.frame().getError().getCode()).isEqualTo(ErrorCode.UNAVAILABLE);

        to.log.acknowledge();
        watch(9);

        assertThat(watched()).hasSize(1);
    }

    private void watch(long... users) {
        var watch = WatchPresence.newBuilder()
                .addAllUserIds(LongStream.of(users).boxed().toList());
        to.frames
                .watches()
                .watch(
                        to.session,
                        to.identity(),
                        ClientFrame.newBuilder().setWatchPresence(watch).build());
    }

    private List<PresenceWatched> watched() {
        return to.log.sessionRecords().stream()
                .filter(SessionRecord::hasWatched)
                .map(SessionRecord::getWatched)
                .toList();
    }
}
