// SPDX-License-Identifier: Apache-2.0
package im.yan.push.group;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.DeliveredPosition;
import im.yan.schemas.v1.MemberPositions;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MovedPositionsTest {
    private final MovedPositions moved = new MovedPositions(2);

    @Test
    void eachConversationWaitsForItsOwnMoment() {
        delivered("g:1", 5, 0);
        delivered("g:2", 5, 600);
        delivered("g:1", 6, 900);

        assertThat(moved.due(999)).isEmpty();
        assertThat(moved.due(1_000))
                .extracting(MemberPositions::getConversationId)
                .containsExactly("g:1");
        assertThat(moved.due(1_600))
                .extracting(MemberPositions::getConversationId)
                .containsExactly("g:2");
        assertThat(moved.due(9_000)).isEmpty();
    }

    @Test
    void beyondTheLimitTheOneThatWaitsLongestIsToldEarly() {
        delivered("g:1", 5, 0);
        delivered("g:2", 5, 1);
        assertThat(delivered("g:1", 6, 2)).isEmpty();

        assertThat(delivered("g:3", 5, 3))
                .map(MemberPositions::getConversationId)
                .contains("g:1");

        assertThat(moved.due(2_000))
                .extracting(MemberPositions::getConversationId)
                .containsExactly("g:2", "g:3");
    }

    private Optional<MemberPositions> delivered(String group, long seq, long now) {
        return moved.delivered(
                DeliveredPosition.newBuilder()
                        .setConversationId(group)
                        .setUserId(1)
                        .setSeq(seq)
                        .build(),
                now);
    }
}
