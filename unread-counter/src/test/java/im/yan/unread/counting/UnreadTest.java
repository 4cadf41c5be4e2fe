// SPDX-License-Identifier: Apache-2.0
package im.yan.unread.counting;

import static im.yan.unread.Entries.ALICE;
import static im.yan.unread.Entries.BOB;
import static im.yan.unread.Entries.CHAT;
import static im.yan.unread.Entries.read;
import static im.yan.unread.Entries.received;
import static im.yan.unread.Entries.refused;
import static im.yan.unread.Entries.resent;
import static im.yan.unread.Entries.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import im.yan.schemas.v1.InboxEntry;
import org.junit.jupiter.api.Test;

class UnreadTest {

    @Test
    void whatOthersSendIsUnread() {
        assertThat(after(received(BOB, CHAT, 1), received(BOB, CHAT, 2))).isEqualTo(new Unread(2, 0));
    }

    @Test
    void readingLeavesTheRest() {
        assertThat(after(received(BOB, CHAT, 1), received(BOB, CHAT, 2), read(BOB, BOB, CHAT, 1)))
                .isEqualTo(new Unread(2, 1));
    }

    @Test
    void sendingImpliesReading() {
        assertThat(after(received(BOB, CHAT, 1), sent(BOB, CHAT, 2)).count()).isZero();
    }

    @Test
    void whatOthersReadChangesNothing() {
        assertThat(after(received(BOB, CHAT, 1), read(BOB, ALICE, CHAT, 1)).count())
                .isEqualTo(1);
    }

    @Test
    void refusalsAndResendsSayNothing() {
        assertThat(Movement.of(refused(BOB, CHAT))).isEmpty();
        assertThat(Movement.of(resent(BOB, CHAT, 1))).isEmpty();
        assertThat(Movement.of(InboxEntry.getDefaultInstance())).isEmpty();
    }

    @Test
    void repeatsAndLatecomersChangeNothing() {
        var unread = after(received(BOB, CHAT, 1), received(BOB, CHAT, 3), read(BOB, BOB, CHAT, 2));

        for (var entry : new InboxEntry[] {received(BOB, CHAT, 1), received(BOB, CHAT, 3), read(BOB, BOB, CHAT, 1)}) {
            assertThat(unread.after(Movement.of(entry).orElseThrow())).isEqualTo(unread);
        }
    }

    @Test
    void aReadingThatOvertakesItsMessagesIsNoDebt() {
        assertThat(after(read(BOB, BOB, CHAT, 3))).isEqualTo(new Unread(3, 3));
        assertThat(after(read(BOB, BOB, CHAT, 3), received(BOB, CHAT, 2)).count())
                .isZero();
    }

    @Test
    void moreCannotBeReadThanThereIs() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Unread(1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new Unread(1, -1));
    }

    private static Unread after(InboxEntry... entries) {
        var unread = Unread.NOTHING;
        for (var entry : entries) {
            var before = unread;
            unread = Movement.of(entry).map(before::after).orElse(before);
        }
        return unread;
    }
}
