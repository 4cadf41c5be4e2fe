// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.AccountState;
import im.yan.schemas.v1.Presence;
import im.yan.schemas.v1.PresenceWatched;
import im.yan.schemas.v1.SessionRecord;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FollowPresenceTest {
    private static final long BOB = 2;

    private final PushDriver push = new PushDriver();

    @BeforeEach
    void twoConnectors() {
        push.beat(0, PushDriver.EPOCH);
        push.beat(1, PushDriver.EPOCH);
        push.passSeconds(1);
    }

    @AfterEach
    void close() {
        push.close();
    }

    @Test
    void theAnswerComesAtOnce() {
        watch("alices");
        push.given(BOB, 0, "bobs");
        watch("carols");

        assertThat(push.sent()).singleElement().satisfies(sent -> {
            assertThat(sent.connector()).isEqualTo(1);
            assertThat(sent.sessionIds()).containsExactly("carols");
            assertThat(sent.downlink().getFrame().getPresence()).isEqualTo(online());
        });
    }

    @Test
    void whoComesIsToldAtOnceAndWhoGoesAfterAWhile() {
        watch("alices");
        push.given(BOB, 0, "bobs");

        push.passSeconds(1);
        assertThat(presences()).containsExactly(online());
        push.close(BOB, "bobs");
        push.passSeconds(9);
        assertThat(presences()).isEmpty();
        push.passSeconds(3);

        assertThat(presences()).singleElement().satisfies(gone -> {
            assertThat(gone.getOnline()).isFalse();
            assertThat(gone.getLastSeenMillis()).isPositive();
        });
        push.passSeconds(30);
        assertThat(presences()).isEmpty();
    }

    @Test
    void aReconnectIsNoFlicker() {
        push.given(BOB, 0, "bobs");
        watch("alices");
        push.sent();

        push.close(BOB, "bobs");
        push.passSeconds(8);
        push.open(BOB, "bobs again", 0);
        push.passSeconds(8);
        push.close(BOB, "bobs again");
        push.passSeconds(8);

        assertThat(presences()).isEmpty();
    }

    @Test
    void whoIsSeenByNobodyIsNeverOnline() {
        push.account(bob().setPresence(AccountState.PresenceVisibility.NOBODY));
        push.given(BOB, 0, "bobs");

        watch("alices");
        push.close(BOB, "bobs");
        push.passSeconds(15);
        push.open(BOB, "bobs again", 0);
        push.passSeconds(1);

        assertThat(presences())
                .containsExactly(Presence.newBuilder().setUserId(BOB).build());
    }

    @Test
    void nobodyIsToldOfWhoHasBlockedHer() {
        push.given(BOB, 0, "bobs");
        push.block(BOB, 1);

        watch("alices");
        push.close(BOB, "bobs");
        push.passSeconds(15);
        assertThat(presences())
                .containsExactly(Presence.newBuilder().setUserId(BOB).build());

        push.delete(Topics.BLOCKS, "2/1");
        push.given(BOB, 0, "bobs again");
        watch("alices");
        assertThat(presences()).containsExactly(online());
    }

    @Test
    void aChangeOfMindIsSeen() {
        push.given(BOB, 0, "bobs");
        watch("alices");
        push.sent();

        push.account(bob().setPresence(AccountState.PresenceVisibility.NOBODY));
        push.account(bob().setPresence(AccountState.PresenceVisibility.NOBODY));
        push.account(bob().setPresence(AccountState.PresenceVisibility.EVERYONE));

        assertThat(presences())
                .containsExactly(Presence.newBuilder().setUserId(BOB).build(), online());
    }

    @Test
    void aWatchEndsWhenItIsEndedOrNotRepeated() {
        watch("ended");
        watch("forgotten");
        watch("renewed");
        push.session("2", SessionRecord.newBuilder().setWatched(watched("ended").setEnded(true)));
        push.passSeconds(ProtocolLimits.PRESENCE_WATCH.toSeconds() - 10);
        watch("renewed");
        push.passSeconds(20);
        push.sent();

        push.open(BOB, "bobs", 0);
        push.passSeconds(1);

        assertThat(push.sent())
                .filteredOn(sent -> sent.downlink().getFrame().hasPresence())
                .extracting(PushDriver.Sent::sessionIds)
                .containsExactly(List.of("renewed"));
    }

    @Test
    void theWatchersOfADeadConnectorAreForgotten() {
        watch("alices");
        push.stopBeating(1);
        push.passSeconds(30);
        push.sent();

        push.open(BOB, "bobs", 0);
        push.passSeconds(1);

        assertThat(presences()).isEmpty();
    }

    private List<Presence> presences() {
        return push.frames().stream()
                .filter(frame -> frame.hasPresence())
                .map(frame -> frame.getPresence())
                .toList();
    }

    private void watch(String sessionId) {
        push.session("2", SessionRecord.newBuilder().setWatched(watched(sessionId)));
    }

    private static PresenceWatched.Builder watched(String sessionId) {
        return PresenceWatched.newBuilder()
                .setUserId(BOB)
                .setWatcherId(1)
                .setSessionId(sessionId)
                .setConnector(1)
                .setConnectorEpoch(PushDriver.EPOCH);
    }

    private static Presence online() {
        return Presence.newBuilder().setUserId(BOB).setOnline(true).build();
    }

    private static AccountState.Builder bob() {
        return AccountState.newBuilder().setUserId(BOB);
    }
}
