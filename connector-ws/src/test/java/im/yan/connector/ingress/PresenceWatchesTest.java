// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import im.yan.connector.session.TestSessions;
import im.yan.connector.session.WatchedUsers;
import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.Topic;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.PresenceWatched;
import im.yan.schemas.v1.SessionRecord;
import im.yan.schemas.v1.WatchPresence;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
        to.channel.freezeTime();
        watch(8, 9);
        pass(WatchedUsers.REST);
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
    void ofManyListsInASecondTheFirstAndThenTheLastCounts() {
        to.channel.freezeTime();
        watch(8);
        watch(9);
        watch(10);
        pass(WatchedUsers.REST.minusMillis(1));
        assertThat(watched()).extracting(PresenceWatched::getUserId).containsExactly(8L);

        pass(Duration.ofMillis(1));

        assertThat(watched())
                .extracting(PresenceWatched::getUserId, PresenceWatched::getEnded)
                .containsExactly(tuple(8L, false), tuple(8L, true), tuple(10L, false));
        watch(11);
        assertThat(watched()).hasSize(3);
        pass(WatchedUsers.REST);
        assertThat(watched()).hasSize(5);
        pass(WatchedUsers.REST);
        watch(12);
        assertThat(watched()).hasSize(7);
        assertThat(to.isSilent()).isTrue();
    }

    @Test
    void aListThatWaitsWhenTheSessionEndsIsForgotten() {
        to.channel.freezeTime();
        watch(8);
        watch(9);

        to.door.lost(to.session);
        pass(WatchedUsers.REST);

        assertThat(watched()).extracting(PresenceWatched::getUserId).containsExactly(8L);
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
        to.channel.freezeTime();
        to.log.stall();
        watch(9);
        assertThat(to.frame().getError().getCode()).isEqualTo(ErrorCode.UNAVAILABLE);

        to.log.acknowledge();
        pass(WatchedUsers.REST);
        watch(9);

        assertThat(watched()).hasSize(1);
    }

    private void pass(Duration duration) {
        to.channel.advanceTimeBy(duration.toMillis(), TimeUnit.MILLISECONDS);
        to.channel.runPendingTasks();
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
