// SPDX-License-Identifier: Apache-2.0
package im.yan.push.offline;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.UnreadCount;
import org.junit.jupiter.api.Test;

class BadgesTest {

    @Test
    void beyondTheLimitTheOneHeardOfLongestAgoIsForgotten() {
        var badges = new Badges();
        for (var userId = 1; userId <= Badges.MAX; userId++) {
            badges.note(count(userId));
        }
        badges.note(count(1));

        badges.note(count(Badges.MAX + 1));

        assertThat(badges.of(1)).isEqualTo(7);
        assertThat(badges.of(2)).isZero();
        assertThat(badges.of(Badges.MAX + 1)).isEqualTo(7);
    }

    private static UnreadCount count(long userId) {
        return UnreadCount.newBuilder().setUserId(userId).setTotal(7).build();
    }
}
