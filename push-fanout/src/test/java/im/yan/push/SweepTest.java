// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.StoredHead;
import im.yan.schemas.v1.StoredSession;
import im.yan.schemas.v1.StoredSessions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SweepTest {
    private final PushDriver push = new PushDriver(Map.of("PUSH_SWEEP_USERS_PER_TICK", "2"));

    @AfterEach
    void close() {
        push.close();
    }

    @Test
    void afterAStartEverySessionIsToldItsHeadsOnceSomeUsersAtATime() {
        for (var userId = 1; userId <= 5; userId++) {
            stored(userId, "s" + userId);
        }
        push.storedHeads().put("3/d:3:4", StoredHead.newBuilder().setSeq(7).build());

        push.pass(FanOut.TICK);
        assertThat(push.sent())
                .hasSize(2)
                .allMatch(sent -> sent.downlink().getFrame().hasHeads());
        push.pass(FanOut.TICK);
        assertThat(push.sent()).extracting(PushDriver.Sent::sessionIds).containsExactly(List.of("s3"), List.of("s4"));
        push.pass(FanOut.TICK);
        assertThat(push.sent()).hasSize(1);

        push.passSeconds(30);

        assertThat(push.sent()).isEmpty();
    }

    @Test
    void theHeadsAreTheUsersOwn() {
        stored(3, "s3");
        push.storedHeads().put("3/d:3:4", StoredHead.newBuilder().setSeq(7).build());
        push.storedHeads().put("33/d:4:33", StoredHead.newBuilder().setSeq(8).build());

        push.pass(FanOut.TICK);

        assertThat(push.sent().getFirst().downlink().getFrame().getHeads().getPositionsList())
                .containsExactly(PushDriver.position("d:3:4", 7));
    }

    @Test
    void sessionsThatDiedAreDroppedWithoutBeingMet() {
        push.beat(0, PushDriver.EPOCH);
        push.beat(1, PushDriver.EPOCH);
        for (var userId = 1; userId <= 5; userId++) {
            push.given(userId, userId % 2, "s" + userId);
        }

        push.beat(1, PushDriver.EPOCH + 1);
        push.passSeconds(12);

        assertThat(push.metric("yan.push.sessions")).isEqualTo(2);
        assertThat(push.storedSessions().get("1")).isNull();
        assertThat(push.storedSessions().get("2")).isNotNull();
    }

    private void stored(long userId, String sessionId) {
        push.storedSessions()
                .put(
                        Long.toString(userId),
                        StoredSessions.newBuilder()
                                .addSessions(StoredSession.newBuilder()
                                        .setSessionId(sessionId)
                                        .setConnectorEpoch(PushDriver.EPOCH))
                                .build());
    }
}
