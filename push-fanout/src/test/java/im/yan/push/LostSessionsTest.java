// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import static im.yan.push.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.ConnectorLease;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.MessageRecalled;
import im.yan.schemas.v1.UnreadCount;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session ends with deliveries it has not acknowledged. */
class LostSessionsTest {
    private static final long ALICE = 1;
    private static final long BOB = 2;
    private static final String CONVERSATION = "d:1:2";

    private final PushDriver push = new PushDriver();

    @BeforeEach
    void twoConnectorsAndAPhone() {
        push.beat(0, PushDriver.EPOCH);
        push.beat(1, PushDriver.EPOCH);
        push.given(BOB, 0, "phone");
    }

    @AfterEach
    void close() {
        push.close();
    }

    @Test
    void whatTheLastSessionDidNotAcknowledgeIsToldOffline() {
        push.event(BOB, message(1, "held"));
        push.event(BOB, message(2, "lost"));
        push.ack(BOB, "phone", CONVERSATION, 1);
        push.unread(UnreadCount.newBuilder()
                .setUserId(BOB)
                .setConversationId(CONVERSATION)
                .setTotal(2)
                .build());

        push.close(BOB, "phone");
        assertThat(push.pushRequests()).isEmpty();
        push.passSeconds(3);

        assertThat(push.pushRequests()).singleElement().satisfies(request -> {
            assertThat(request.getFirstSeq()).isEqualTo(2);
            assertThat(request.getLastSeq()).isEqualTo(2);
            assertThat(request.getMessages()).isEqualTo(1);
            assertThat(request.getPreview()).isEqualTo("lost");
            assertThat(request.getSenderId()).isEqualTo(ALICE);
            assertThat(request.getUnreadTotal()).isEqualTo(2);
        });
    }

    @Test
    void whoReconnectsWithinAMomentIsNotDisturbed() {
        push.event(BOB, message(1));
        push.close(BOB, "phone");
        push.passSeconds(2);

        push.open(BOB, "phone again", 1);
        push.passSeconds(40);

        assertThat(push.pushRequests()).isEmpty();
    }

    @Test
    void anAckThatComesAfterTheEndIsHeard() {
        push.event(BOB, message(1));
        push.close(BOB, "phone");

        push.ack(BOB, "phone", CONVERSATION, 1);
        push.passSeconds(5);

        assertThat(push.pushRequests()).isEmpty();
    }

    @Test
    void whileAnotherSessionIsThereNothingIsTold() {
        push.given(BOB, 1, "laptop");
        push.event(BOB, message(1));

        push.close(BOB, "phone");
        push.ack(BOB, "laptop", CONVERSATION, 1);
        push.passSeconds(5);
        push.close(BOB, "laptop");
        push.passSeconds(5);

        assertThat(push.pushRequests()).isEmpty();
    }

    @Test
    void whenTheOtherSessionEndsTooItIsToldOnce() {
        push.given(BOB, 1, "laptop");
        push.event(BOB, message(1));

        push.close(BOB, "phone");
        push.close(BOB, "laptop");
        push.passSeconds(60);

        assertThat(push.pushRequests())
                .singleElement()
                .satisfies(request -> assertThat(request.getMessages()).isEqualTo(1));
    }

    @Test
    void whatDiesWithItsConnectorIsToldOffline() {
        push.given(BOB, 0, "laptop");
        push.event(BOB, message(1));
        push.event(BOB, message(2));

        push.stopBeating(0);
        push.passSeconds(30);

        assertThat(push.metric("yan.push.sessions")).isZero();
        assertThat(push.metric("yan.push.deliveries.failed")).isZero();
        assertThat(push.pushRequests())
                .singleElement()
                .satisfies(request -> assertThat(request.getMessages()).isEqualTo(2));
    }

    @Test
    void whatADeadSessionOwedIsToldTogetherWithWhatWasWaiting() {
        push.close(BOB, "phone");
        push.event(BOB, message(1));
        push.passSeconds(3);
        push.event(BOB, message(2));
        push.pass(Duration.ofMillis(17_500));
        push.heartbeat(2, PushDriver.EPOCH);
        push.open(BOB, "laptop", 2);
        push.event(BOB, message(3));
        assertThat(push.pushRequests()).hasSize(1);

        // In the tick in which the connector is given up the second message has waited for long enough.
        push.pass(ConnectorLease.PRESUMED_DEAD_AFTER.plus(FanOut.TICK));

        assertThat(push.pushRequests()).singleElement().satisfies(request -> {
            assertThat(request.getFirstSeq()).isEqualTo(2);
            assertThat(request.getLastSeq()).isEqualTo(3);
            assertThat(request.getMessages()).isEqualTo(2);
        });
    }

    @Test
    void whoIsBackBeforeItsConnectorIsGivenUpIsNotDisturbed() {
        push.event(BOB, message(1));
        push.stopBeating(0);
        push.passSeconds(4);

        push.open(BOB, "phone again", 1);
        push.passSeconds(60);

        assertThat(push.metric("yan.push.sessions")).isEqualTo(1);
        assertThat(push.pushRequests()).isEmpty();
    }

    @Test
    void whatWasRecalledOrAnsweredOrIsNoMessageIsNotTold() {
        push.event(BOB, message(1, "regretted"));
        push.event(
                BOB,
                message(2).toBuilder()
                        .setMessageRecalled(MessageRecalled.newBuilder().setTargetSeq(1))
                        .build());
        push.event(BOB, event("d:2:3", 7));
        push.event(BOB, event("d:2:3", 8).toBuilder().setActorId(BOB).build());

        push.close(BOB, "phone");
        push.passSeconds(5);

        assertThat(push.pushRequests()).isEmpty();
    }

    @Test
    void ofWhatWasTooMuchToBeKeptTheNumbersAreTold() {
        try (var narrow = new PushDriver(Map.of("PUSH_UNACKED_EVENTS_MAX", "1"))) {
            narrow.given(BOB, 0, "phone");
            narrow.event(BOB, message(1));
            narrow.event(BOB, message(2));

            narrow.close(BOB, "phone");
            narrow.passSeconds(3);

            assertThat(narrow.pushRequests()).singleElement().satisfies(request -> {
                assertThat(request.getMessages()).isEqualTo(2);
                assertThat(request.getPreview()).isEmpty();
            });
        }
    }

    private static ConversationEvent message(long seq) {
        return message(seq, "hello");
    }

    private static ConversationEvent message(long seq, String body) {
        return event(CONVERSATION, seq, body).toBuilder().setActorId(ALICE).build();
    }
}
