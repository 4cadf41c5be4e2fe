// SPDX-License-Identifier: Apache-2.0
package im.yan.unread;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.UnreadCount;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A checker that never complains would prove nothing. */
class UnreadIsHeadMinusReadTest {

    @Test
    void rightCountsAreKept() {
        assertThat(violations(change("c", 1, 0, 1, 1), change("d", 2, 0, 2, 3), change("c", 1, 1, 0, 2)))
                .isEmpty();
    }

    @Test
    void aWrongCountIsNamed() {
        assertThat(violations(change("c", 3, 1, 3, 3))).containsExactly("the count of 1/c is not head − read");
    }

    @Test
    void aNegativeCountIsNamed() {
        assertThat(violations(change("c", 1, 2, -1, -1))).containsExactly("the count of 1/c is negative");
    }

    @Test
    void numbersThatMoveBackAreNamed() {
        assertThat(violations(change("c", 3, 2, 1, 1), change("c", 2, 1, 1, 1)))
                .containsExactly(
                        "the count of 1/c has a head that moved back",
                        "the count of 1/c has a read position that moved back");
    }

    @Test
    void aTotalThatDriftsIsNamed() {
        assertThat(violations(change("c", 1, 0, 1, 1), change("d", 1, 0, 1, 3)))
                .containsExactly("the count of 1/d comes with a total that is not the sum");
    }

    @Test
    void aMutedConversationInTheWrongTotalIsNamed() {
        assertThat(violations(change("c", 1, 0, 1, 1).toBuilder().setMuted(true).build()))
                .containsExactly("the count of 1/c comes with a total that is not the sum");
    }

    @Test
    void aPulledConversationInATotalIsNamed() {
        assertThat(violations(
                        change("c", 1, 0, 1, 1).toBuilder().setPulled(true).build()))
                .containsExactly("the count of 1/c comes with a total that is not the sum");
    }

    @Test
    void moreMentionsThanMessagesAreNamed() {
        assertThat(violations(change("c", 1, 0, 1, 1).toBuilder()
                        .setMentions(2)
                        .setTotalMentions(2)
                        .build()))
                .containsExactly("the count of 1/c has more mentions than messages");
    }

    private static List<String> violations(UnreadCount... changes) {
        return UnreadIsHeadMinusRead.violations(List.of(changes));
    }

    private static UnreadCount change(String conversation, long head, long read, long unread, long total) {
        return UnreadCount.newBuilder()
                .setUserId(1)
                .setConversationId(conversation)
                .setHeadMessageNo(head)
                .setReadNo(read)
                .setUnread(unread)
                .setTotal(total)
                .build();
    }
}
