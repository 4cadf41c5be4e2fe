// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import im.yan.storage.cdc.FeedTarget.TargetAwayException;
import im.yan.storage.cdc.TargetContents;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class FedStoreTest {
    private static final long AWAY = -1;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    /** Holds one thing after the other; the last for good. */
    private static final class Contents implements TargetContents {
        private final Queue<Long> sizes;
        private boolean emptied;

        Contents(Long... sizes) {
            this.sizes = new ArrayDeque<>(List.of(sizes));
        }

        @Override
        public void empty() {
            emptied = true;
        }

        @Override
        public long size() {
            var size = sizes.size() > 1 ? sizes.remove() : sizes.element();
            if (size == AWAY) {
                throw new TargetAwayException("another life begins");
            }
            return size;
        }

        @Override
        public String checksum() {
            return "";
        }

        @Override
        public void close() {}
    }

    @Test
    void itIsDoneWhenTheStoreWasFoundFullTwiceInARow() {
        var contents = new Contents(0L, AWAY, 3L, 1L, 3L, 3L, 9L);

        var figures = store(contents, Duration.ofSeconds(30)).rebuild();

        assertThat(contents.emptied).isTrue();
        assertThat(figures.records()).isEqualTo(3);
        assertThat(contents.sizes).containsExactly(9L);
    }

    @Test
    void aStoreNobodyFillsIsGivenUpWithASentence() {
        var store = store(new Contents(2L), Duration.ofMillis(300));

        assertThatExceptionOfType(StalledException.class)
                .isThrownBy(store::rebuild)
                .withMessage("redis holds 2 of 3 and no more has come for 0 s: does storage-sink run?");
    }

    @Test
    void howFarItHasComeIsOneLine() {
        assertThat(Progress.line("mysql", 250_000, 1_000_000, new Figures(200_000, Duration.ofSeconds(40))))
                .isEqualTo("mysql          25 %       200,000 records      5,000/s  2 min 0 s left");
    }

    private FedStore store(Contents contents, Duration patience) {
        var progress = new Progress(new PrintStream(told, true, UTF_8));
        return new FedStore(
                StoreName.REDIS, contents, () -> 3, patience, new Retrying(Duration.ofMillis(100), progress), progress);
    }
}
