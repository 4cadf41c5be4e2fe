// SPDX-License-Identifier: Apache-2.0
package im.yan.push.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.UnreadCount;
import org.junit.jupiter.api.Test;

class UnreadCountsTest {
    private final UnreadCounts counts = new UnreadCounts(2);

    @Test
    void theFirstGoesAtOnceAndOfTheFollowingTheLast() {
        assertThat(counts.offer(count(1, 1), 0)).contains(count(1, 1));
        assertThat(counts.offer(count(1, 2), 100)).isEmpty();
        assertThat(counts.offer(count(1, 3), 200)).isEmpty();

        assertThat(counts.due(499)).isEmpty();
        assertThat(counts.due(500)).containsExactly(count(1, 3));
        assertThat(counts.offer(count(1, 4), 600)).isEmpty();
        assertThat(counts.due(999)).isEmpty();
        assertThat(counts.due(1_000)).containsExactly(count(1, 4));
    }

    @Test
    void afterAQuietMomentTheNextGoesAtOnce() {
        counts.offer(count(1, 1), 0);
        counts.due(500);

        assertThat(counts.offer(count(1, 2), 501)).contains(count(1, 2));
    }

    @Test
    void whatFindsNoRoomGoesAtOnce() {
        counts.offer(count(1, 1), 0);
        counts.offer(count(2, 1), 0);

        assertThat(counts.offer(count(3, 1), 0)).isPresent();
        assertThat(counts.offer(count(3, 2), 0)).isPresent();
        assertThat(counts.offer(count(2, 2), 0)).isEmpty();
    }

    private static UnreadCount count(long userId, long unread) {
        return UnreadCount.newBuilder()
                .setUserId(userId)
                .setConversationId("d:1:9")
                .setUnread(unread)
                .build();
    }
}
