// SPDX-License-Identifier: Apache-2.0
package im.yan.push.offline;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.push.StoreContext;
import im.yan.schemas.v1.ConversationMarks;
import org.junit.jupiter.api.Test;

class MuteStoreTest {
    private final MuteStore mutes = MuteStore.in(StoreContext.with(MuteStore.builder()));

    @Test
    void beyondTheLimitTheMuteThatEndsFirstIsForgotten() {
        for (var nth = 0; nth <= MuteStore.MAX; nth++) {
            mutes.note(2, muted("g:" + nth, 1_000 + nth), 0);
        }

        assertThat(mutes.isMuted(2, "g:0", 1)).isFalse();
        assertThat(mutes.isMuted(2, "g:1", 1)).isTrue();
        assertThat(mutes.isMuted(2, "g:" + MuteStore.MAX, 1)).isTrue();
    }

    private static ConversationMarks muted(String conversationId, long untilMillis) {
        return ConversationMarks.newBuilder()
                .setConversationId(conversationId)
                .setMutedUntilMillis(untilMillis)
                .build();
    }
}
