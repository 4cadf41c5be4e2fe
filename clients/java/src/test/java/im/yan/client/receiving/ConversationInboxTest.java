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

    @Test
    void aHistoryThatBeginsLateLetsGoWhatWaitedForIt() {
        accept(8);
        accept(9);

        assertThat(seqs(inbox.beginAt(8))).containsExactly(8L, 9L);
        assertThat(inbox.isBehind()).isFalse();
        assertThat(seqs(inbox.beginAt(3))).isEmpty();
        assertThat(accept(10)).containsExactly(10L);
    }

    @Test
    void whatIsBeforeTheBeginningIsNotShown() {
        inbox.expect(5);
        inbox.beginAt(4);

        assertThat(inbox.held()).isEqualTo(3);
        assertThat(inbox.isBehind()).isTrue();
        assertThat(accept(2)).isEmpty();
        assertThat(accept(4)).containsExactly(4L);
    }

    @Test
    void aRefusalIsBelievedWhereWhatWaitsEndsWithLeaving() {
        accept(5);
        inbox.refused();
        assertThat(inbox.isOver(event -> event.getSeq() == 6)).isFalse();

        accept(6);
        assertThat(inbox.isOver(event -> event.getSeq() == 6)).isTrue();
        assertThat(seqs(inbox.giveUp())).containsExactly(5L, 6L);
        assertThat(inbox.isBehind()).isFalse();
    }

    @Test
    void aRefusalIsBelievedWhereItIsRepeatedAndNothingWaits() {
        inbox.expect(5);
        for (var i = 0; i < ConversationInbox.REFUSALS_MAX - 1; i++) {
            inbox.refused();
        }
        assertThat(inbox.isOver(event -> false)).isFalse();

        inbox.refused();
        assertThat(inbox.isOver(event -> false)).isTrue();
        assertThat(inbox.giveUp()).isEmpty();
        assertThat(inbox.held()).isZero();
        assertThat(inbox.isBehind()).isFalse();
    }

    @Test
    void anEventMadeHereHasAsManyMembersAsTheOneBefore() {
        inbox.accept(event(1).toBuilder().setMemberCount(12).build());

        assertThat(inbox.accept(event(2)))
                .singleElement()
                .extracting(ConversationEvent::getMemberCount)
                .isEqualTo(12);
    }

    private List<Long> accept(long seq) {
        return seqs(inbox.accept(event(seq)));
    }

    private static List<Long> seqs(List<ConversationEvent> events) {
        return events.stream().map(ConversationEvent::getSeq).toList();
    }

    private static ConversationEvent event(long seq) {
        return ConversationEvent.newBuilder().setSeq(seq).build();
    }
}
