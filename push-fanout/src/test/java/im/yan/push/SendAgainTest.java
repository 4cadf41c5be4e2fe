// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import static im.yan.push.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.CloseCode;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.PushRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SendAgainTest {
    private static final long BOB = 2;
    private static final String CONVERSATION = "d:1:2";

    private final PushDriver push = new PushDriver(Map.of("PUSH_UNACKED_EVENTS_MAX", "4"));

    @BeforeEach
    void bobIsOnline() {
        push.beat(0, PushDriver.EPOCH);
        push.given(BOB, 0, "phone");
        // The first tick of a start sends heads.
        push.passSeconds(1);
        push.sent();
    }

    @AfterEach
    void close() {
        push.close();
    }

    @Test
    void itIsSentAgainAfterFiveTenAndTwentySeconds() {
        push.event(BOB, event(CONVERSATION, 1));
        push.sent();

        assertThat(deliveredWithin(Duration.ofMillis(4_500))).isEmpty();
        assertThat(deliveredWithin(Duration.ofMillis(500))).containsExactly(event(CONVERSATION, 1));
        assertThat(deliveredWithin(Duration.ofMillis(9_500))).isEmpty();
        assertThat(deliveredWithin(Duration.ofMillis(500))).containsExactly(event(CONVERSATION, 1));
        assertThat(deliveredWithin(Duration.ofMillis(19_500))).isEmpty();
        assertThat(deliveredWithin(Duration.ofMillis(500))).containsExactly(event(CONVERSATION, 1));
        assertThat(push.metric("yan.push.resends")).isEqualTo(3);
        assertThat(push.pushRequests()).isEmpty();
    }

    @Test
    void afterTheLastResendTheDeliveryHasFailedAndTheSessionIsClosed() {
        push.event(BOB, event(CONVERSATION, 4));
        push.event(BOB, event(CONVERSATION, 5, "five"));
        push.passSeconds(54);
        push.sent();
        assertThat(push.pushRequests()).isEmpty();

        push.passSeconds(1);

        assertThat(push.sent()).singleElement().satisfies(sent -> {
            assertThat(sent.sessionIds()).containsExactly("phone");
            assertThat(sent.downlink().getClose()).isEqualTo(CloseCode.UNACKNOWLEDGED);
        });
        assertThat(push.metric("yan.push.deliveries.failed")).isEqualTo(1);
        assertThat(push.metric("yan.push.sessions")).isZero();
        push.passSeconds(3);
        assertThat(push.pushRequests())
                .containsExactly(PushRequest.newBuilder()
                        .setUserId(BOB)
                        .setConversationId(CONVERSATION)
                        .setFirstSeq(4)
                        .setLastSeq(5)
                        .setMessages(2)
                        .setTimeMillis(5)
                        .setPreview("five")
                        .build());
        push.passSeconds(60);
        assertThat(push.sent()).isEmpty();
        assertThat(push.pushRequests()).isEmpty();
    }

    @Test
    void whatAnotherDeviceHoldsIsNoCaseForOfflinePush() {
        push.given(BOB, 0, "laptop");
        push.event(BOB, event(CONVERSATION, 1));
        push.ack(BOB, "laptop", CONVERSATION, 1);

        push.passSeconds(56);

        assertThat(push.metric("yan.push.deliveries.failed")).isEqualTo(1);
        assertThat(push.pushRequests()).isEmpty();
        assertThat(push.metric("yan.push.sessions")).isEqualTo(1);
    }

    @Test
    void whatIsAckedIsNotSentAgain() {
        push.event(BOB, event(CONVERSATION, 1));
        push.event(BOB, event(CONVERSATION, 2));
        push.event(BOB, event("d:2:3", 8));
        push.ack(BOB, "phone", CONVERSATION, 1);
        push.sent();

        assertThat(deliveredWithin(Duration.ofSeconds(6)))
                .containsExactlyInAnyOrder(event(CONVERSATION, 2), event("d:2:3", 8));

        push.ack(BOB, "phone", CONVERSATION, 2);
        push.ack(BOB, "phone", "d:2:3", 8);

        assertThat(deliveredWithin(Duration.ofSeconds(60))).isEmpty();
        assertThat(push.metric("yan.push.deliveries.failed")).isZero();
    }

    @Test
    void aLateAckOfAnEndedSessionHarmsNothing() {
        push.event(BOB, event(CONVERSATION, 1));
        push.passSeconds(56);
        push.sent();

        push.ack(BOB, "phone", CONVERSATION, 1);

        assertThat(push.receipts()).hasSize(1);
        assertThat(push.sent()).isEmpty();
    }

    @Test
    void moreThanIsKeptIsSentAgainAsHeads() {
        for (var seq = 1; seq <= 5; seq++) {
            push.event(BOB, event(CONVERSATION, seq));
        }
        push.sent();

        push.passSeconds(5);

        assertThat(push.sent()).singleElement().satisfies(sent -> {
            assertThat(sent.sessionIds()).containsExactly("phone");
            assertThat(sent.downlink().getFrame().getHeads().getPositionsList())
                    .containsExactly(PushDriver.head(CONVERSATION, 5));
        });
    }

    @Test
    void ofWhatWasTooMuchToBeKeptTheNumbersAreTold() {
        for (var seq = 1; seq <= 5; seq++) {
            push.event(BOB, event(CONVERSATION, seq));
        }

        push.passSeconds(60);

        assertThat(push.pushRequests()).singleElement().satisfies(request -> {
            assertThat(request.getFirstSeq()).isEqualTo(1);
            assertThat(request.getLastSeq()).isEqualTo(5);
            assertThat(request.getMessages()).isEqualTo(5);
            assertThat(request.getPreview()).isEmpty();
        });
    }

    @Test
    void aClosedSessionIsSentNothingAgainAndFailsNoDelivery() {
        push.event(BOB, event(CONVERSATION, 1));
        push.close(BOB, "phone");
        push.sent();

        push.passSeconds(60);

        assertThat(push.sent()).isEmpty();
        assertThat(push.metric("yan.push.deliveries.failed")).isZero();
    }

    @Test
    void whatAnEndedSessionOwedLeavesItsRoomToOthers() {
        try (var narrow = new PushDriver(Map.of("PUSH_UNACKED_CONVERSATIONS_MAX", "1"))) {
            narrow.given(BOB, 0, "phone", "laptop");
            narrow.event(BOB, event(CONVERSATION, 1));
            assertThat(narrow.metric("yan.push.deliveries.unwatched")).isEqualTo(1);

            narrow.close(BOB, "phone");

            narrow.event(BOB, event(CONVERSATION, 2));
            assertThat(narrow.metric("yan.push.deliveries.unwatched")).isEqualTo(1);
        }
    }

    @Test
    void aProcessThatStoodStillFailsNoDelivery() {
        push.event(BOB, event(CONVERSATION, 1));
        push.passSeconds(40);
        push.sent();

        push.stall(Duration.ofMinutes(5));

        assertThat(push.pushRequests()).isEmpty();
        assertThat(push.metric("yan.push.sessions")).isEqualTo(1);
        push.beat(0, PushDriver.EPOCH);
        push.ack(BOB, "phone", CONVERSATION, 1);
        push.passSeconds(60);
        assertThat(push.metric("yan.push.deliveries.failed")).isZero();
    }

    private List<ConversationEvent> deliveredWithin(Duration duration) {
        push.pass(duration);
        return push.sent().stream()
                .flatMap(sent -> sent.downlink().getFrame().getDeliver().getEventsList().stream())
                .toList();
    }
}
