// SPDX-License-Identifier: Apache-2.0
package im.yan.client.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.Position;
import org.junit.jupiter.api.Test;

class AckBatchTest {
    private final AckBatch acks = new AckBatch();

    @Test
    void onlyTheFurthestPositionCounts() {
        acks.add("c", 3);
        acks.add("c", 2);

        assertThat(acks.next().orElseThrow().getPositionsList()).containsExactly(position("c", 3));
        assertThat(acks.next()).isEmpty();
    }

    @Test
    void whatIsNotConfirmedIsDueAgainInTheNextSession() {
        acks.add("c", 3);
        acks.add("d", 1);
        acks.next();

        acks.confirmed(position("c", 2));
        acks.confirmed(position("d", 1));
        acks.resendAll();

        assertThat(acks.next().orElseThrow().getPositionsList()).containsExactly(position("c", 3));
    }

    @Test
    void manyPositionsTakeSeveralFrames() {
        for (var i = 0; i < AckBatch.POSITIONS_PER_FRAME_MAX + 1; i++) {
            acks.add("c" + i, 1);
        }

        assertThat(acks.next().orElseThrow().getPositionsCount()).isEqualTo(AckBatch.POSITIONS_PER_FRAME_MAX);
        assertThat(acks.next().orElseThrow().getPositionsCount()).isEqualTo(1);
    }

    @Test
    void beyondItsBoundTheOldestIsForgotten() {
        for (var i = 0; i <= AckBatch.UNCONFIRMED_MAX; i++) {
            acks.add("c" + i, 1);
        }

        assertThat(acks.next().orElseThrow().getPositions(0)).isEqualTo(position("c1", 1));
    }

    private static Position position(String conversation, long seq) {
        return Position.newBuilder().setConversationId(conversation).setSeq(seq).build();
    }
}
