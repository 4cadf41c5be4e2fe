// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.session;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.Position;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
    private static final long DUE = Deliveries.ACK_DUE.toNanos();

    private final Deliveries deliveries = new Deliveries();

    @Test
    void whatWasNotAcknowledgedInTimeIsOverdueUpToTheLastEvent() {
        deliveries.named(event("g:1", 4), 0);
        deliveries.copied(event("g:1", 5), 0);
        deliveries.copied(event("g:2", 1), 10);

        assertThat(deliveries.overdue(DUE)).isEmpty();
        assertThat(deliveries.overdue(DUE + 1)).containsExactly(position("g:1", 5));
        assertThat(deliveries.overdue(DUE + 11)).hasSize(2);
    }

    @Test
    void whatWasAcknowledgedIsNotAndAnAckOfLessIsNone() {
        deliveries.named(event("g:1", 4), 0);
        deliveries.named(event("g:1", 5), 0);

        deliveries.acknowledged(position("g:1", 4));
        assertThat(deliveries.overdue(DUE + 1)).containsExactly(position("g:1", 5));
        deliveries.acknowledged(position("g:1", 5));

        assertThat(deliveries.overdue(DUE + 1)).isEmpty();
    }

    @Test
    void aResendDoesNotMakeAnAckDueLater() {
        deliveries.named(event("g:1", 4), 0);
        deliveries.named(event("g:1", 4), DUE);

        assertThat(deliveries.overdue(DUE + 1)).hasSize(1);
    }

    @Test
    void onlyAnAckThatCoversSomethingGivenByNameIsAwaitedElsewhere() {
        deliveries.copied(event("g:1", 1), 0);
        deliveries.named(event("g:1", 2), 0);
        deliveries.copied(event("g:1", 3), 0);

        assertThat(deliveries.acknowledged(position("g:1", 1))).isFalse();
        assertThat(deliveries.acknowledged(position("g:1", 2))).isTrue();
        assertThat(deliveries.acknowledged(position("g:1", 3))).isFalse();
        assertThat(deliveries.acknowledged(position("g:2", 1))).isFalse();
    }

    @Test
    void aboveTheBoundTheConversationThatWasSilentLongestIsForgottenAndItsAckPassedOnAllTheSame() {
        deliveries.named(event("g:0", 1), 0);
        for (var group = 1; group <= Deliveries.CONVERSATIONS_MAX; group++) {
            deliveries.copied(event("g:" + group, 1), 0);
        }

        assertThat(deliveries.overdue(DUE + 1))
                .hasSize(Deliveries.CONVERSATIONS_MAX)
                .doesNotContain(position("g:0", 1));
        assertThat(deliveries.acknowledged(position("g:0", 1))).isTrue();
        assertThat(deliveries.acknowledged(position("g:1", 1))).isFalse();
    }

    private static ConversationEvent event(String conversationId, long seq) {
        return ConversationEvent.newBuilder()
                .setConversationId(conversationId)
                .setSeq(seq)
                .setMessageNo(seq)
                .build();
    }

    private static Position position(String conversationId, long seq) {
        return Position.newBuilder()
                .setConversationId(conversationId)
                .setSeq(seq)
                .setMessageNo(seq)
                .build();
    }
}
