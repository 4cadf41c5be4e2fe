// SPDX-License-Identifier: Apache-2.0
package im.yan.client.sending;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.MarkReadRequest;
import im.yan.schemas.v1.ReadPosition;
import org.junit.jupiter.api.Test;

class ReadMarksTest {
    private final ReadMarks marks = new ReadMarks();

    @Test
    void onlyTheFurthestMarkCounts() {
        assertThat(marks.add(mark("c", 2))).isTrue();
        assertThat(marks.add(mark("c", 5))).isFalse();
        assertThat(marks.add(mark("c", 3))).isFalse();

        assertThat(marks.next()).contains(mark("c", 5));
    }

    @Test
    void whatWasSentIsNotDueUntilTheNextSession() {
        marks.add(mark("c", 5));
        marks.sent(mark("c", 5), 1);

        assertThat(marks.hasDue()).isFalse();
        marks.resendAll();
        assertThat(marks.next()).contains(mark("c", 5));
    }

    @Test
    void aFurtherMarkGivenWhileOneIsBeingSentStaysDue() {
        marks.add(mark("c", 5));
        var next = marks.next().orElseThrow();
        marks.add(mark("c", 6));

        marks.sent(next, 1);

        assertThat(marks.next()).contains(mark("c", 6));
    }

    @Test
    void aConfirmedMarkIsForgottenAnEarlierConfirmationIsNot() {
        marks.add(mark("c", 5));
        marks.sent(mark("c", 5), 1);

        marks.confirmed(
                ReadPosition.newBuilder().setConversationId("c").setSeq(4).build());
        marks.resendAll();
        assertThat(marks.hasDue()).isTrue();
        marks.confirmed(
                ReadPosition.newBuilder().setConversationId("c").setSeq(5).build());

        assertThat(marks.hasDue()).isFalse();
    }

    @Test
    void refusedForNowItIsDueAgainRefusedForGoodItIsNot() {
        marks.add(mark("c", 5));
        marks.sent(mark("c", 5), 1);

        assertThat(marks.refused(1, true)).isTrue();
        assertThat(marks.hasDue()).isTrue();
        marks.sent(mark("c", 5), 2);
        assertThat(marks.refused(2, false)).isTrue();
        marks.resendAll();

        assertThat(marks.hasDue()).isFalse();
        assertThat(marks.refused(3, true)).isFalse();
    }

    @Test
    void beyondItsBoundTheOldestMarkIsDropped() {
        for (var i = 0; i <= ReadMarks.CONVERSATIONS_MAX; i++) {
            marks.add(mark("c" + i, 1));
        }

        assertThat(marks.next()).contains(mark("c1", 1));
    }

    private static MarkReadRequest mark(String conversation, long seq) {
        return MarkReadRequest.newBuilder()
                .setConversationId(conversation)
                .setSeq(seq)
                .setMessageNo(seq)
                .build();
    }
}
