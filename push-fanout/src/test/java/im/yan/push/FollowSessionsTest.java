// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import static im.yan.push.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.push.delivery.UserHeads;
import im.yan.schemas.v1.CloseCode;
import im.yan.schemas.v1.Position;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FollowSessionsTest {
    private static final long BOB = 2;
    private static final String CONVERSATION = "d:1:2";

    private final PushDriver push = new PushDriver(Map.of("PUSH_SESSIONS_PER_USER_MAX", "3"));

    @AfterEach
    void close() {
        push.close();
    }

    @Test
    void whoOpensASessionIsToldTheHeads() {
        push.beat(0, PushDriver.EPOCH);
        push.event(BOB, event(CONVERSATION, 5));
        push.event(BOB, event("d:2:3", 9));

        push.open(BOB, "phone", 0);

        assertThat(push.sent()).singleElement().satisfies(sent -> {
            assertThat(sent.connector()).isZero();
            assertThat(sent.sessionIds()).containsExactly("phone");
            assertThat(heads(sent)).containsExactly(PushDriver.head("d:2:3", 9), PushDriver.head(CONVERSATION, 5));
        });
    }

    @Test
    void theHeadsAreThereEvenWhereNothingIs() {
        push.open(BOB, "phone", 0);

        assertThat(push.sent()).singleElement().satisfies(sent -> {
            assertThat(sent.downlink().getFrame().hasHeads()).isTrue();
            assertThat(heads(sent)).isEmpty();
        });
    }

    @Test
    void aRepeatedEventDoesNotMoveTheHeadBack() {
        push.event(BOB, event(CONVERSATION, 5));
        push.event(BOB, event(CONVERSATION, 4));

        push.open(BOB, "phone", 0);

        assertThat(heads(push.sent().getFirst())).containsExactly(PushDriver.head(CONVERSATION, 5));
    }

    @Test
    void beyondAHundredConversationsTheLeastRecentlyActiveIsForgotten() {
        for (var peer = 10; peer < 10 + UserHeads.MAX; peer++) {
            push.event(BOB, event("d:2:" + peer, 1_000 + peer));
        }
        push.event(BOB, event("d:2:10", 5_000));
        push.event(BOB, event("d:2:999", 6_000));
        push.event(22, event("d:22:999", 1));

        push.open(BOB, "phone", 0);

        var heads = heads(push.sent().getFirst());
        assertThat(heads).hasSize(UserHeads.MAX);
        assertThat(heads.getFirst()).isEqualTo(PushDriver.head("d:2:999", 6_000));
        assertThat(heads).contains(PushDriver.head("d:2:10", 5_000)).doesNotContain(PushDriver.head("d:2:11", 1_011));
    }

    @Test
    void aSessionAnnouncedAgainIsOneSessionAndIsToldTheHeadsAgain() {
        push.open(BOB, "phone", 0);
        push.open(BOB, "phone", 0);

        assertThat(push.sent()).hasSize(2);
        push.event(BOB, event(CONVERSATION, 1));
        assertThat(push.sent())
                .singleElement()
                .satisfies(sent -> assertThat(sent.sessionIds()).containsExactly("phone"));
        assertThat(push.metric("yan.push.sessions")).isEqualTo(1);
    }

    @Test
    void aClosedSessionIsToldNothing() {
        push.given(BOB, 0, "phone", "laptop");

        push.close(BOB, "phone");

        push.event(BOB, event(CONVERSATION, 1));
        assertThat(push.sent())
                .singleElement()
                .satisfies(sent -> assertThat(sent.sessionIds()).containsExactly("laptop"));
        push.close(BOB, "laptop");
        assertThat(push.storedSessions().get("2")).isNull();
        assertThat(push.metric("yan.push.sessions")).isZero();
    }

    @Test
    void theOldestSessionMakesRoom() {
        push.given(BOB, 0, "1", "2", "3");

        push.open(BOB, "4", 1);

        var sent = push.sent();
        assertThat(sent).hasSize(2);
        assertThat(sent.getFirst().connector()).isZero();
        assertThat(sent.getFirst().sessionIds()).containsExactly("1");
        assertThat(sent.getFirst().downlink().getClose()).isEqualTo(CloseCode.TOO_MANY_SESSIONS);
        push.event(BOB, event(CONVERSATION, 1));
        assertThat(push.sent())
                .extracting(PushDriver.Sent::sessionIds)
                .containsExactly(List.of("2", "3"), List.of("4"));
        assertThat(push.metric("yan.push.sessions")).isEqualTo(3);
    }

    @Test
    void aNewLifeOfTheConnectorEndsTheSessionsOfTheOldAtOnce() {
        push.beat(0, 1);
        push.beat(1, 1);
        push.open(BOB, "old", 0, 1);
        push.open(BOB, "elsewhere", 1, 1);
        push.sent();

        push.beat(0, 2);

        push.event(BOB, event(CONVERSATION, 1));
        assertThat(push.sent()).extracting(PushDriver.Sent::sessionIds).containsExactly(List.of("elsewhere"));
    }

    @Test
    void aSessionOfAnOldLifeCannotBeAnnouncedAgain() {
        push.beat(0, 2);

        push.open(BOB, "old", 0, 1);

        assertThat(push.sent()).isEmpty();
        assertThat(push.storedSessions().get("2")).isNull();
    }

    @Test
    void aLateHeartbeatOfAnOldLifeChangesNothing() {
        push.beat(0, 2);
        push.open(BOB, "new", 0, 2);
        push.sent();

        push.heartbeat(0, 1);

        push.event(BOB, event(CONVERSATION, 1));
        assertThat(push.sent()).extracting(PushDriver.Sent::sessionIds).containsExactly(List.of("new"));
    }

    @Test
    void theSessionsOfASilentConnectorEndAndFailNoDelivery() {
        push.beat(0, PushDriver.EPOCH);
        push.beat(1, PushDriver.EPOCH);
        push.given(BOB, 0, "gone");
        push.given(BOB, 1, "here");
        push.event(BOB, event(CONVERSATION, 1));
        push.ack(BOB, "here", CONVERSATION, 1);
        push.sent();

        push.stopBeating(0);
        push.passSeconds(60);

        assertThat(push.metric("yan.push.sessions")).isEqualTo(1);
        assertThat(push.metric("yan.push.deliveries.failed")).isZero();
        assertThat(push.sent()).noneMatch(sent -> sent.downlink().hasClose());
        assertThat(push.pushRequests()).isEmpty();
    }

    @Test
    void aPauseOfKafkaCostsNoSession() {
        push.beat(0, PushDriver.EPOCH);
        push.beat(1, PushDriver.EPOCH);
        push.given(BOB, 0, "phone");
        push.given(BOB, 1, "laptop");
        push.event(BOB, event(CONVERSATION, 1));
        push.sent();
        push.passSeconds(2);

        push.stopBeating(0);
        push.stopBeating(1);
        push.passSeconds(120);
        push.beat(0, PushDriver.EPOCH);
        push.passSeconds(5);
        push.beat(1, PushDriver.EPOCH);
        push.passSeconds(5);

        assertThat(push.metric("yan.push.sessions")).isEqualTo(2);
        assertThat(push.metric("yan.push.deliveries.failed")).isZero();
        push.event(BOB, event(CONVERSATION, 2));
        assertThat(push.sent()).extracting(PushDriver.Sent::sessionIds).endsWith(List.of("phone"), List.of("laptop"));
    }

    @Test
    void aConnectorThatDoesNotComeBackAfterThePauseLosesItsSessions() {
        push.beat(0, PushDriver.EPOCH);
        push.beat(1, PushDriver.EPOCH);
        push.given(BOB, 0, "phone");
        push.given(BOB, 1, "laptop");
        push.passSeconds(2);

        push.stopBeating(0);
        push.stopBeating(1);
        push.passSeconds(30);
        push.beat(0, PushDriver.EPOCH);
        push.passSeconds(20);

        assertThat(push.storedSessions().get("2").getSessionsList())
                .extracting(session -> session.getSessionId())
                .containsExactly("phone");
    }

    @Test
    void garbageAmongTheHeartbeatsHarmsNobody() {
        push.beat(0, PushDriver.EPOCH);
        push.given(BOB, 0, "phone");

        push.heartbeat("0", new byte[] {-1, -1, -1});

        push.event(BOB, event(CONVERSATION, 1));
        assertThat(push.sent()).extracting(PushDriver.Sent::sessionIds).containsExactly(List.of("phone"));
    }

    @Test
    void aConnectorThatWasDeletedIsUnknown() {
        push.beat(1, PushDriver.EPOCH);
        push.heartbeat(0, PushDriver.EPOCH + 1);
        push.heartbeat("0", null);

        push.open(BOB, "phone", 0);

        assertThat(push.sent()).hasSize(1);
    }

    private static List<Position> heads(PushDriver.Sent sent) {
        return sent.downlink().getFrame().getHeads().getPositionsList();
    }
}
