// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.yan.connector.token.VerifiedToken;
import im.yan.schemas.v1.Device;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private final TestSessions.Journal journal = new TestSessions.Journal();
    private final Sessions sessions = new Sessions(TestSessions.LIFE, 2, journal);

    @Test
    void anOpeningIsAnnouncedAndTheEndTooOnce() {
        var session = open(7);
        var id = TestSessions.identityOf(session).sessionId();

        sessions.end(session, CloseReason.IDLE);
        sessions.end(session, CloseReason.IDLE);

        assertThat(journal.entries).containsExactly("opened " + id, "closed " + id);
        assertThat(sessions.find(id)).isEmpty();
        assertThat(sessions.size()).isZero();
    }

    @Test
    void namesAreUniqueOverLivesAndConnectors() {
        var first = TestSessions.identityOf(open(7)).sessionId();
        var second = TestSessions.identityOf(open(7)).sessionId();

        assertThat(first).isEqualTo("c3-mywpiww0-1").isNotEqualTo(second);
        assertThat(new ConnectorLife(3, 1_800_000_000_001L).sessionId(1)).isNotEqualTo(first);
        assertThat(new ConnectorLife(4, 1_800_000_000_000L).sessionId(1)).isNotEqualTo(first);
    }

    @Test
    void thereAreNeverMoreThanThereMayBe() {
        open(1);
        var second = open(2);

        assertThat(sessions.isFull()).isTrue();
        assertThat(tryOpen(3)).isEqualTo(Sessions.Opening.FULL);

        sessions.end(second, CloseReason.CLIENT_LEFT);
        assertThat(tryOpen(3)).isEqualTo(Sessions.Opening.OPENED);
    }

    @Test
    void aSessionNobodyCanBeToldOfIsNotOpened() {
        journal.refuses = true;

        assertThat(tryOpen(1)).isEqualTo(Sessions.Opening.UNAVAILABLE);

        assertThat(sessions.size()).isZero();
        assertThat(sessions.all()).isEmpty();
    }

    @Test
    void aLeavingConnectorOpensNone() {
        sessions.leave();

        assertThat(tryOpen(1)).isEqualTo(Sessions.Opening.LEAVING);
        assertThat(sessions.isFull()).isTrue();
    }

    @Test
    void aSessionIsAnnouncedAgainOnlyWhileItIsLive() {
        var session = open(7);

        assertThat(sessions.announce(session)).isTrue();
        sessions.end(session, CloseReason.IDLE);
        assertThat(sessions.announce(session)).isTrue();

        assertThat(journal.entries)
                .filteredOn(entry -> entry.startsWith("opened"))
                .hasSize(2);
    }

    @Test
    void whoListensLearnsOfAnEndOnceTheSessionCannotBeFound() {
        List<String> ended = new ArrayList<>();
        sessions.whenEnded(id -> {
            assertThat(sessions.find(id)).isEmpty();
            ended.add(id);
        });
        var session = open(7);
        var id = TestSessions.identityOf(session).sessionId();

        sessions.end(session, CloseReason.IDLE);

        assertThat(ended).containsExactly(id);
    }

    @Test
    void theDeviceIsTheOneTheTokenWasMadeFor() {
        assertThat(tryOpen("", "phone-1")).isEqualTo(Sessions.Opening.OPENED);
        assertThat(sessions.find("c3-mywpiww0-1").orElseThrow().session().identity())
                .get()
                .extracting(identity -> identity.device().getId())
                .isEqualTo("phone-1");
        assertThat(tryOpen("phone-1", "phone-1")).isEqualTo(Sessions.Opening.OPENED);

        assertThat(tryOpen("phone-2", "phone-1")).isEqualTo(Sessions.Opening.ANOTHER_DEVICE);
        assertThat(sessions.size()).isEqualTo(2);
    }

    @Test
    void waitingForTheEndOfAllIsBounded() throws InterruptedException {
        var session = open(7);
        assertThat(sessions.awaitEmpty(Duration.ofMillis(20))).isFalse();

        sessions.end(session, CloseReason.IDLE);

        assertThat(sessions.awaitEmpty(Duration.ofMillis(20))).isTrue();
    }

    @Test
    void aStateMakesOnlyItsSuccessors() {
        var session = open(7);

        assertThatThrownBy(() -> session.authenticated(TestSessions.token(8)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Open");
        assertThat(session.drain()).isTrue();
        assertThat(session.drain()).isFalse();
        assertThat(session.identity()).isPresent();
        session.close(CloseReason.DRAINING);
        assertThat(session.identity()).isEmpty();
    }

    private Session open(long userId) {
        return TestSessions.open(sessions, new EmbeddedChannel(), userId);
    }

    private Sessions.Opening tryOpen(String claimed, String tokens) {
        var session = new Session(new EmbeddedChannel());
        session.authenticated(new VerifiedToken(7, Instant.now().plusSeconds(3_600), tokens, 1));
        return sessions.open(session, Device.newBuilder().setId(claimed).build());
    }

    private Sessions.Opening tryOpen(long userId) {
        var session = new Session(new EmbeddedChannel());
        session.authenticated(TestSessions.token(userId));
        return sessions.open(session, Device.getDefaultInstance());
    }
}
