// SPDX-License-Identifier: Apache-2.0
package im.yan.router.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EventIdTest {
    private static final long NOW = EventId.EPOCH_MILLIS + 200_000_000_000L;

    @Test
    void itIsMadeOfTimePartitionAndOffset() {
        assertThat(EventId.of(EventId.EPOCH_MILLIS + 1, 2, 3)).isEqualTo(1L << 22 | 2L << 12 | 3L);
    }

    @Test
    void theSameRecordHasTheSameIdAgain() {
        assertThat(EventId.of(NOW, 1, 7_000)).isEqualTo(EventId.of(NOW, 1, 7_000));
    }

    @Test
    void idsWithinOneMillisecondDiffer() {
        var ids = LongStream.range(5_000, 5_000 + 4_096)
                .map(offset -> EventId.of(NOW, 1, offset))
                .boxed();

        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void theSameOffsetInTwoPartitionsGivesTwoIds() {
        assertThat(EventId.of(NOW, 0, 1)).isNotEqualTo(EventId.of(NOW, 1, 1));
    }

    @Test
    void laterIsLargerWhateverThePartitionAndOffset() {
        assertThat(EventId.of(NOW + 1, 0, 0)).isGreaterThan(EventId.of(NOW, 1_023, 4_095));
    }

    @Test
    void theLastPossibleIdIsPositive() {
        assertThat(EventId.of(EventId.EPOCH_MILLIS + (1L << 41) - 1, 1_023, 4_095))
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aTimeThatNoBrokerGivesIsABug() {
        assertThatIllegalStateException().isThrownBy(() -> EventId.of(0, 0, 0)).withMessageContaining("broker time");
        assertThatIllegalStateException().isThrownBy(() -> EventId.of(NOW, 1_024, 0));
        assertThatIllegalStateException().isThrownBy(() -> EventId.of(EventId.EPOCH_MILLIS + (1L << 41), 0, 0));
    }
}
