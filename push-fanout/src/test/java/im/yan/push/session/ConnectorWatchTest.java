// SPDX-License-Identifier: Apache-2.0
package im.yan.push.session;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.ConnectorLease;
import im.yan.schemas.v1.StoredSession;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectorWatchTest {
    private static final long LEASE = ConnectorLease.PRESUMED_DEAD_AFTER.toMillis();
    private static final long SILENCE = ConnectorWatch.SILENCE_MILLIS;
    private static final long START = 100_000;

    private final Heard heard = new Heard();
    private final ConnectorWatch watch = new ConnectorWatch(heard, START);

    @BeforeEach
    void twoConnectorsAreHeardAtTheStart() {
        heard.beat(0, 5, START);
        heard.beat(1, 5, START);
        watch.tick(START);
    }

    @Test
    void aSessionLivesAsLongAsItsConnectorIsHeardOf() {
        assertThat(liveAfter(LEASE, session(0, 5, 0))).isTrue();
        assertThat(liveAfter(LEASE + 1, session(0, 5, 0))).isFalse();
        assertThat(liveAfter(LEASE + 1, session(1, 5, 0))).isTrue();
    }

    @Test
    void aNewerLifeEndsTheSessionsOfTheOlder() {
        heard.beat(0, 6, START);

        assertThat(watch.isLive(session(0, 5, START), START)).isFalse();
    }

    @Test
    void aSessionNewerThanTheKnownHeartbeatLivesForOneLease() {
        assertThat(liveAfter(1_000, session(0, 6, START + 500))).isTrue();
        assertThat(liveAfter(LEASE + 500, session(0, 6, START + 500))).isTrue();
        assertThat(liveAfter(LEASE + 501, session(0, 6, START + 500))).isFalse();
        assertThat(liveAfter(LEASE + 501, session(3, 1, START + 500))).isFalse();
    }

    @Test
    void anAnnouncementIsASignOfLifeBeforeTheHeartbeatIsSeen() {
        assertThat(liveAfter(LEASE + 1, session(0, 5, START + LEASE + 1))).isTrue();
    }

    @Test
    void whileNobodyIsHeardNobodyIsJudged() {
        var now = START + SILENCE + 1;
        watch.tick(now);

        assertThat(watch.isSilent(now)).isTrue();
        watch.tick(now + 10 * LEASE);
        assertThat(watch.isLive(session(0, 5, 0), now + 10 * LEASE)).isTrue();
    }

    @Test
    void afterASilenceEverybodyHasAWholeLease() {
        var end = START + 10 * LEASE;
        for (var now = START; now < end; now += 500) {
            watch.tick(now);
        }
        heard.beat(1, 5, end);
        watch.tick(end);

        assertThat(watch.isSilent(end)).isFalse();
        assertThat(watch.isLive(session(0, 5, 0), end)).isTrue();
        heard.beat(1, 5, end + LEASE + 1);
        tickUntil(end, end + LEASE + 1);
        assertThat(watch.isLive(session(0, 5, 0), end + LEASE + 1)).isFalse();
    }

    @Test
    void anInstanceThatStoodStillJudgesNobody() {
        heard.beat(1, 5, START + 5 * LEASE);

        assertThat(watch.isLive(session(0, 5, 0), START + 5 * LEASE)).isTrue();
        watch.tick(START + 5 * LEASE);
        assertThat(watch.isLive(session(0, 5, 0), START + 5 * LEASE)).isTrue();
    }

    @Test
    void beforeTheFirstHeartbeatNobodyIsJudged() {
        var empty = new ConnectorWatch(new Heard(), START);
        empty.tick(START + 10 * LEASE);

        assertThat(empty.isLive(session(0, 5, 0), START + 10 * LEASE)).isTrue();
    }

    /** Connector 1 beats and the watch ticks until then; connector 0 is silent. */
    private boolean liveAfter(long millis, StoredSession session) {
        tickUntil(START, START + millis);
        return watch.isLive(session, START + millis);
    }

    private void tickUntil(long from, long until) {
        for (var now = from; now <= until; now += 500) {
            heard.beat(1, 5, now);
            watch.tick(now);
        }
    }

    private static StoredSession session(int connector, long epoch, long openedMillis) {
        return StoredSession.newBuilder()
                .setSessionId("s")
                .setConnector(connector)
                .setConnectorEpoch(epoch)
                .setOpenedMillis(openedMillis)
                .build();
    }

    private static final class Heard implements Connectors {
        private final Map<Integer, Sighting> sightings = new HashMap<>();

        void beat(int connector, long epoch, long now) {
            sightings.put(connector, new Sighting(epoch, now));
        }

        @Override
        public Optional<Sighting> find(int connector) {
            return Optional.ofNullable(sightings.get(connector));
        }

        @Override
        public OptionalLong lastHeardMillis() {
            return sightings.values().stream().mapToLong(Sighting::seenMillis).max();
        }
    }
}
