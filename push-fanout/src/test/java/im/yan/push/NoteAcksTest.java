// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import static im.yan.push.Events.event;
import static im.yan.push.PushDriver.ackOf;
import static im.yan.push.PushDriver.position;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.DeliveredPosition;
import im.yan.schemas.v1.Position;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NoteAcksTest {
    private static final long ALICE = 1;
    private static final long BOB = 2;
    private static final String CONVERSATION = "d:1:2";

    private final PushDriver push = new PushDriver();

    @BeforeEach
    void aliceAndBobAreOnlineAndBobHasFiveEvents() {
        push.beat(0, PushDriver.EPOCH);
        push.beat(1, PushDriver.EPOCH);
        push.given(ALICE, 1, "alices");
        push.given(BOB, 0, "phone", "laptop");
        for (var seq = 1; seq <= 5; seq++) {
            push.event(BOB, event(CONVERSATION, seq));
        }
        push.sent();
    }

    @AfterEach
    void close() {
        push.close();
    }

    @Test
    void anAckIsConfirmedLoggedAndToldToTheSender() {
        push.ack(BOB, "phone", CONVERSATION, 3);

        var delivered = DeliveredPosition.newBuilder()
                .setUserId(BOB)
                .setConversationId(CONVERSATION)
                .setSeq(3)
                .build();
        assertThat(push.receipts()).singleElement().satisfies(receipt -> {
            assertThat(receipt.key()).isEqualTo("2/d:1:2/delivered");
            assertThat(receipt.value().getDelivered()).isEqualTo(delivered);
        });
        assertThat(push.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.key()).isEqualTo("1");
            assertThat(notice.value().getOwnerId()).isEqualTo(ALICE);
            assertThat(notice.value().getDelivered()).isEqualTo(delivered);
        });
        var sent = push.sent();
        assertThat(sent)
                .extracting(PushDriver.Sent::sessionIds)
                .containsExactlyInAnyOrder(List.of("phone"), List.of("alices"));
        assertThat(confirmed(sent)).containsExactly(position(CONVERSATION, 3));
        assertThat(sent)
                .filteredOn(one -> one.connector() == 1)
                .extracting(one -> one.downlink().getFrame().getDelivered())
                .containsExactly(delivered);
        assertThat(push.metric("yan.push.acks")).isEqualTo(1);
    }

    @Test
    void aSecondDeviceWithTheSamePositionIsConfirmedButNoNews() {
        push.ack(BOB, "phone", CONVERSATION, 3);
        push.sent();
        push.receipts();
        push.notices();

        push.ack(BOB, "laptop", CONVERSATION, 3);

        assertThat(push.receipts()).isEmpty();
        assertThat(push.notices()).isEmpty();
        assertThat(confirmed(push.sent())).containsExactly(position(CONVERSATION, 3));
    }

    @Test
    void anAckThatGoesBackwardsChangesNothing() {
        push.ack(BOB, "phone", CONVERSATION, 5);
        push.receipts();

        push.ack(BOB, "phone", CONVERSATION, 2);

        assertThat(push.receipts()).isEmpty();
        assertThat(push.storedHeads().get("2/d:1:2").getDeliveredSeq()).isEqualTo(5);
    }

    @Test
    void anAckAboveTheHeadIsAnAckOfTheHead() {
        push.ack(BOB, "phone", CONVERSATION, 900);

        assertThat(push.receipts())
                .extracting(receipt -> receipt.value().getDelivered().getSeq())
                .containsExactly(5L);
        assertThat(confirmed(push.sent())).containsExactly(position(CONVERSATION, 5));
    }

    @Test
    void anAckForAConversationOfOthersIsIgnored() {
        push.ack(BOB, "phone", "d:7:8", 3);
        push.ack(BOB, "phone", "no conversation", 3);
        push.ack(BOB, "phone", CONVERSATION, 0);
        push.ack(BOB, "phone", CONVERSATION, -1);

        assertThat(push.receipts()).isEmpty();
        assertThat(push.notices()).isEmpty();
        assertThat(push.sent()).isEmpty();
    }

    @Test
    void aDeviceWhoseSessionHasEndedStillHoldsWhatItAcked() {
        push.close(BOB, "phone");

        push.ack(BOB, "phone", CONVERSATION, 4);

        assertThat(push.receipts())
                .extracting(receipt -> receipt.value().getDelivered().getSeq())
                .containsExactly(4L);
        assertThat(push.sent()).extracting(PushDriver.Sent::sessionIds).containsExactly(List.of("alices"));
    }

    @Test
    void oneBatchAcksForManySessionsAndConversations() {
        push.event(BOB, event("d:2:3", 9));
        push.event(ALICE, event(CONVERSATION, 6));
        push.sent();

        push.acks(
                ackOf(BOB, "phone", CONVERSATION, 5).toBuilder()
                        .addPositions(position("d:2:3", 9))
                        .build(),
                ackOf(ALICE, "alices", CONVERSATION, 6));

        assertThat(push.receipts())
                .extracting(receipt -> receipt.key())
                .containsExactly("2/d:1:2/delivered", "2/d:2:3/delivered", "1/d:1:2/delivered");
        assertThat(confirmed(push.sent()))
                .containsExactly(position(CONVERSATION, 5), position("d:2:3", 9), position(CONVERSATION, 6));
    }

    private static List<Position> confirmed(List<PushDriver.Sent> sent) {
        return sent.stream()
                .flatMap(one -> one.downlink().getFrame().getDeliverAckOk().getPositionsList().stream())
                .toList();
    }
}
