// SPDX-License-Identifier: Apache-2.0
package im.yan.client.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.ConversationEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ConversationInboxTest {
    private final ConversationInbox inbox = new ConversationInbox(0);

    @Test
    void whatIsNextIsShown() {
        assertThat(accept(1)).containsExactly(1L);
        assertThat(accept(2)).containsExactly(2L);
        assertThat(inbox.isBehind()).isFalse();
    }

    @Test
    void aRepeatIsNotShown() {
        accept(1);

        assertThat(accept(1)).isEmpty();
        assertThat(inbox.held()).isEqualTo(1);
    }

    @Test
    void whatIsBehindAGapWaitsForIt() {
        assertThat(accept(3)).isEmpty();
        assertThat(accept(2)).isEmpty();
        assertThat(inbox.isBehind()).isTrue();

        assertThat(accept(1)).containsExactly(1L, 2L, 3L);
        assertThat(inbox.isBehind()).isFalse();
    }

    @Test
    void beyondItsBoundWhatWaitsIsDroppedButKnownToExist() {
        for (var seq = 2; seq <= ConversationInbox.BUFFERED_MAX + 2; seq++) {
            accept(seq);
        }

        assertThat(accept(1)).containsExactly(1L);
        assertThat(inbox.isBehind()).isTrue();
        inbox.expect(5);
        assertThat(inbox.isBehind()).isTrue();
    }

    @Test
    void inWhateverOrderEventsComeTheyAreShownOnceAndInOrder() {
        for (var seed = 0; seed < 200; seed++) {
            var random = new SplittableRandom(seed);
            var box = new ConversationInbox(0);
            var shown = new ArrayList<Long>();

            while (shown.size() < 50) {
                box.accept(event(1 + random.nextInt(50))).forEach(event -> shown.add(event.getSeq()));
            }

            assertThat(shown)
                    .as("seed %d", seed)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 50).boxed().toList());
        }
    }

    private List<Long> accept(long seq) {
        return inbox.accept(event(seq)).stream().map(ConversationEvent::getSeq).toList();
    }

    private static ConversationEvent event(long seq) {
        return ConversationEvent.newBuilder().setSeq(seq).build();
    }
}
