// SPDX-License-Identifier: Apache-2.0
package im.yan.unread.counting;

import static im.yan.unread.Entries.ALICE;
import static im.yan.unread.Entries.BOB;
import static im.yan.unread.Entries.CHAT;
import static im.yan.unread.Entries.GROUP;
import static im.yan.unread.Entries.caused;
import static im.yan.unread.Entries.diffused;
import static im.yan.unread.Entries.event;
import static im.yan.unread.Entries.joined;
import static im.yan.unread.Entries.left;
import static im.yan.unread.Entries.marks;
import static im.yan.unread.Entries.read;
import static im.yan.unread.Entries.received;
import static im.yan.unread.Entries.refused;
import static im.yan.unread.Entries.resent;
import static im.yan.unread.Entries.sent;
import static im.yan.unread.counting.Tallies.NOW;
import static im.yan.unread.counting.Tallies.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import im.yan.schemas.Topics;
import im.yan.schemas.v1.Diffusion;
import im.yan.schemas.v1.InboxEntry;
import im.yan.schemas.v1.ReactionChanged;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {

    @Test
    void whatOthersSendIsUnread() {
        assertThat(after(received(BOB, CHAT, 1), received(BOB, CHAT, 2)).unread())
                .isEqualTo(new Unread(2, 0));
    }

    @Test
    void readingLeavesTheRest() {
        assertThat(after(received(BOB, CHAT, 1), received(BOB, CHAT, 2), read(BOB, BOB, CHAT, 1))
                        .unread())
                .isEqualTo(new Unread(2, 1));
    }

    @Test
    void sendingImpliesReading() {
        assertThat(after(received(BOB, CHAT, 1), sent(BOB, CHAT, 2)).unread().count())
                .isZero();
    }

    @Test
    void reactingDoesNot() {
        var reaction = event(CHAT, 2, 1, BOB)
                .setReactionChanged(ReactionChanged.newBuilder().setTargetSeq(1))
                .build();

        assertThat(after(received(BOB, CHAT, 1), caused(BOB, reaction)).unread())
                .isEqualTo(new Unread(1, 0));
    }

    @Test
    void whatOthersReadChangesNothing() {
        assertThat(after(received(BOB, CHAT, 1), read(BOB, ALICE, CHAT, 1))
                        .unread()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void refusalsAndResendsSayNothing() {
        for (var entry : List.of(refused(BOB, CHAT), resent(BOB, CHAT, 1), InboxEntry.getDefaultInstance())) {
            assertThat(after(entry)).isEqualTo(Tally.NEW);
        }
    }

    @Test
    void repeatsAndLatecomersChangeNothing() {
        var tally = after(received(BOB, CHAT, 1), received(BOB, CHAT, 3), read(BOB, BOB, CHAT, 2));

        for (var entry : List.of(received(BOB, CHAT, 1), received(BOB, CHAT, 3), read(BOB, BOB, CHAT, 1))) {
            assertThat(tally.after(entry, NOW)).isEqualTo(tally);
        }
    }

    @Test
    void aReadingThatOvertakesItsMessagesIsNoDebt() {
        assertThat(after(read(BOB, BOB, CHAT, 3)).unread()).isEqualTo(new Unread(3, 3));
        assertThat(after(read(BOB, BOB, CHAT, 3), received(BOB, CHAT, 2)).unread())
                .isEqualTo(new Unread(3, 3));
    }

    @Test
    void moreCannotBeReadThanThereIs() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Unread(1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new Unread(1, -1));
    }

    @Test
    void countingBeginsWithTheJoining() {
        assertThat(after(joined(BOB, GROUP, 9, 7, Diffusion.WRITE)).unread()).isEqualTo(new Unread(7, 7));
    }

    @Test
    void whoHasLeftHasNothingUnreadWhateverComesAfterwards() {
        var gone = after(joined(BOB, GROUP, 1, 0, Diffusion.WRITE), received(BOB, GROUP, 2), left(BOB, GROUP, 3, 2));

        assertThat(gone.unread().count()).isZero();
        assertThat(gone.share()).isEqualTo(Totals.NOTHING);
        for (var entry : List.of(
                received(BOB, GROUP, 9), read(BOB, BOB, GROUP, 9), diffused(BOB, GROUP, 9, 9, Diffusion.READ))) {
            assertThat(gone.after(entry, NOW)).isEqualTo(gone);
        }
    }

    @Test
    void whoComesBackBeginsAnewAndWhatWasBeforeCannotComeAgain() {
        var before = new InboxEntry[] {
            joined(BOB, GROUP, 1, 0, Diffusion.WRITE), received(BOB, GROUP, 2), left(BOB, GROUP, 3, 2)
        };

        var back = after(after(before), joined(BOB, GROUP, 20, 12, Diffusion.WRITE), received(BOB, GROUP, 21));

        assertThat(back.unread()).isEqualTo(new Unread(21, 12));
        assertThat(after(back, before)).isEqualTo(back);
    }

    @Test
    void aReadDiffusedConversationAddsNothingToTheTotals() {
        var pulled = after(received(BOB, GROUP, 1), diffused(BOB, GROUP, 2, 1, Diffusion.READ));

        assertThat(pulled.participation().pulled()).isTrue();
        assertThat(pulled.share()).isEqualTo(Totals.NOTHING);
    }

    @Test
    void whatWasNotFollowedIsUnreadOnceItIsFollowedAgain() {
        var tally = after(
                joined(BOB, GROUP, 1, 0, Diffusion.READ),
                read(BOB, BOB, GROUP, 5, 4),
                diffused(BOB, GROUP, 12, 10, Diffusion.WRITE));

        assertThat(tally.unread()).isEqualTo(new Unread(10, 4));
        assertThat(tally.share()).isEqualTo(new Totals(6, 0, 0));
    }

    @Test
    void oneEventMayBothLetAUserInAndChangeTheDiffusion() {
        var tally = after(joined(BOB, GROUP, 9, 7, Diffusion.WRITE), diffused(BOB, GROUP, 9, 7, Diffusion.READ));

        assertThat(tally.participation().pulled()).isTrue();
        assertThat(after(tally, joined(BOB, GROUP, 9, 7, Diffusion.WRITE))).isEqualTo(tally);
    }

    @Test
    void aLateChangeOfDiffusionIsPassedOver() {
        var tally = after(diffused(BOB, GROUP, 5, 0, Diffusion.READ), diffused(BOB, GROUP, 9, 0, Diffusion.WRITE));

        assertThat(after(tally, diffused(BOB, GROUP, 5, 0, Diffusion.READ))).isEqualTo(tally);
    }

    @Test
    void aMutedConversationCountsApartUntilItsTimeHasPassed() {
        var muted = after(received(BOB, CHAT, 1), marks(BOB, CHAT, 1, NOW + 10, false));

        assertThat(muted.share()).isEqualTo(new Totals(0, 1, 0));
        assertThat(muted.dueMillis()).hasValue(NOW + 10);
        assertThat(muted.at(NOW + 9)).isEqualTo(muted);
        assertThat(muted.at(NOW + 10).share()).isEqualTo(new Totals(1, 0, 0));
        assertThat(muted.at(NOW + 10).dueMillis()).isEmpty();
    }

    @Test
    void aTimeThatHasPassedTakesTheMuteBack() {
        assertThat(after(marks(BOB, CHAT, 1, NOW + 10, false), marks(BOB, CHAT, 2, NOW, false))
                        .marks()
                        .muted())
                .isFalse();
    }

    @Test
    void anOlderVersionOfTheMarksChangesNothing() {
        var marked = after(marks(BOB, CHAT, 2, 0, true));

        assertThat(after(marked, marks(BOB, CHAT, 1, NOW + 10, false))).isEqualTo(marked);
    }

    @Test
    void aLeavingIsForgottenOnceNothingFromBeforeCanComeAgain() {
        var gone = after(joined(BOB, GROUP, 1, 0, Diffusion.WRITE), left(BOB, GROUP, 2, 0));
        var forgotten = NOW + Participation.LEAVING_REMEMBERED.toMillis();

        assertThat(gone.dueMillis()).hasValue(forgotten);
        assertThat(gone.isForgotten(forgotten - 1)).isFalse();
        assertThat(gone.isForgotten(forgotten)).isTrue();
        assertThat(Participation.LEAVING_REMEMBERED.toMillis())
                .isGreaterThan(Long.parseLong(Topics.INBOX.settings().get("retention.ms")));
    }

    @Test
    void whatAUserHasSetOutlivesHerLeaving() {
        var muted = after(marks(BOB, GROUP, 1, Long.MAX_VALUE, false), left(BOB, GROUP, 2, 0));
        var marked = after(marks(BOB, GROUP, 1, 0, true), left(BOB, GROUP, 2, 0));

        assertThat(muted.isForgotten(Long.MAX_VALUE - 1)).isFalse();
        assertThat(marked.isForgotten(Long.MAX_VALUE)).isFalse();
        assertThat(marked.dueMillis()).isEmpty();
    }
}
