// SPDX-License-Identifier: Apache-2.0
package im.yan.push.session;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.StoredSession;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserSessionsTest {

    @Test
    void aSessionAnnouncedAgainKeepsItsPlaceAndIsNoOneMore() {
        var sessions = new UserSessions(List.of(session("a", 0), session("b", 0)));

        var opening = sessions.open(session("a", 1), 2);

        assertThat(opening.open().all()).containsExactly(session("a", 1), session("b", 0));
        assertThat(opening.closed()).isEmpty();
    }

    @Test
    void theOldestMakeRoom() {
        var sessions = new UserSessions(List.of(session("a", 0), session("b", 0), session("c", 0)));

        var opening = sessions.open(session("d", 0), 2);

        assertThat(opening.open().all()).containsExactly(session("c", 0), session("d", 0));
        assertThat(opening.closed()).containsExactly(session("a", 0), session("b", 0));
    }

    @Test
    void sessionsAreGroupedByTheirConnector() {
        var sessions = new UserSessions(List.of(session("a", 1), session("b", 0), session("c", 1)));

        assertThat(sessions.byConnector()).isEqualTo(Map.of(0, List.of("b"), 1, List.of("a", "c")));
    }

    @Test
    void whatIsNotThereCannotBeRemoved() {
        var sessions = new UserSessions(List.of(session("a", 1)));

        assertThat(sessions.without("b")).isEqualTo(sessions);
        assertThat(sessions.without("a").isEmpty()).isTrue();
        assertThat(sessions.find("b")).isEmpty();
    }

    private static StoredSession session(String id, int connector) {
        return StoredSession.newBuilder()
                .setSessionId(id)
                .setConnector(connector)
                .build();
    }
}
