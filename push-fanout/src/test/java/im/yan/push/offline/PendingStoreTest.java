// SPDX-License-Identifier: Apache-2.0
package im.yan.push.offline;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.push.StoreContext;
import java.time.Duration;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.junit.jupiter.api.Test;

class PendingStoreTest {
    private static final OfflineTimes TIMES = new OfflineTimes(Duration.ofMillis(3), Duration.ofMillis(30));

    private final ProcessorContext<Object, Object> context = StoreContext.with(PendingStore.builder());

    @Test
    void aUserHasAtMostSoManyAndTheOldestMessageMakesRoom() {
        var pending = PendingStore.in(context, TIMES);
        for (var nth = 0; nth <= PendingStore.CONVERSATIONS_MAX; nth++) {
            assertThat(pending.missed(2, "g:" + (1_000 - nth), missed(nth), 0)).isTrue();
        }
        pending.missed(3, "g:1", missed(1), 0);

        assertThat(pending.due(3, 1_000))
                .hasSize(PendingStore.CONVERSATIONS_MAX + 1)
                .extracting(PendingStore.Entry::conversationId)
                .doesNotContain("g:1000");
    }

    @Test
    void aPartitionHasAtMostSoMany() {
        var pending = PendingStore.in(context, TIMES, 1);

        assertThat(pending.missed(2, "g:1", missed(1), 0)).isTrue();
        assertThat(pending.missed(3, "g:1", missed(1), 0)).isFalse();
        assertThat(pending.missed(2, "g:1", missed(2), 0)).isTrue();
        pending.due(3, 10).forEach(pending::forget);
        assertThat(pending.missed(3, "g:1", missed(1), 0)).isTrue();
    }

    @Test
    void aRestartForgetsNothing() {
        var before = PendingStore.in(context, TIMES);
        before.missed(2, "g:2", missed(1), 5);
        before.missed(2, "g:1", missed(1), 0);

        var after = PendingStore.in(context, TIMES);

        assertThat(after.due(7, 10))
                .extracting(PendingStore.Entry::conversationId)
                .containsExactly("g:1");
        assertThat(after.due(8, 10))
                .extracting(PendingStore.Entry::conversationId)
                .containsExactly("g:1", "g:2");
        assertThat(after.due(8, 1)).hasSize(1);
    }

    private static Missed missed(long seq) {
        return new Missed(seq + 1, seq + 1, 1, false, 1, seq, "");
    }
}
