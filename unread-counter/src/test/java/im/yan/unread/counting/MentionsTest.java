// SPDX-License-Identifier: Apache-2.0
package im.yan.unread.counting;

import static im.yan.schemas.ProtocolLimits.MENTIONS_COUNTED_MAX;
import static im.yan.unread.Entries.ALICE;
import static im.yan.unread.Entries.BOB;
import static im.yan.unread.Entries.GROUP;
import static im.yan.unread.Entries.caused;
import static im.yan.unread.Entries.diffused;
import static im.yan.unread.Entries.edited;
import static im.yan.unread.Entries.everybody;
import static im.yan.unread.Entries.joined;
import static im.yan.unread.Entries.mentioned;
import static im.yan.unread.Entries.named;
import static im.yan.unread.Entries.nobody;
import static im.yan.unread.Entries.posted;
import static im.yan.unread.Entries.read;
import static im.yan.unread.Entries.recalled;
import static im.yan.unread.Entries.received;
import static im.yan.unread.Entries.sent;
import static im.yan.unread.counting.Tallies.after;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.Diffusion;
import im.yan.schemas.v1.InboxEntry;
import im.yan.unread.counting.Mentions.Mention;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MentionsTest {

    @Test
    void beingNamedCountsAndBeingOneOfEverybodyToo() {
        var tally = after(
                received(BOB, GROUP, 1),
                caused(BOB, posted(GROUP, 2, 2, ALICE, named(BOB))),
                caused(BOB, posted(GROUP, 3, 3, ALICE, everybody())),
                caused(BOB, posted(GROUP, 4, 4, ALICE, named(ALICE))));

        assertThat(tally.mentions().unread()).containsExactly(new Mention(2, 2), new Mention(3, 3));
        assertThat(tally.share()).isEqualTo(new Totals(4, 0, 2));
    }

    @Test
    void nobodyMentionsHerself() {
        assertThat(after(caused(BOB, posted(GROUP, 1, 1, BOB, everybody()))).mentions())
                .isEqualTo(Mentions.NONE);
    }

    @Test
    void readingTakesAwayWhatIsRead() {
        assertThat(after(mentioned(BOB, GROUP, 1), mentioned(BOB, GROUP, 2), read(BOB, BOB, GROUP, 1))
                        .mentions()
                        .unread())
                .containsExactly(new Mention(2, 2));
        assertThat(after(mentioned(BOB, GROUP, 1), sent(BOB, GROUP, 2)).mentions())
                .isEqualTo(Mentions.NONE);
    }

    @Test
    void aRecalledMentionIsNoneAndStaysSo() {
        var tally = after(mentioned(BOB, GROUP, 1), caused(BOB, recalled(GROUP, 2, 1, ALICE, 1)));

        assertThat(tally.mentions()).isEqualTo(Mentions.NONE);
        assertThat(tally.unread().count()).isEqualTo(1);
        assertThat(after(tally, mentioned(BOB, GROUP, 1))).isEqualTo(tally);
    }

    @Test
    void anEditMayTakeAMentionAway() {
        assertThat(after(mentioned(BOB, GROUP, 1), caused(BOB, edited(GROUP, 2, 1, 1, nobody())))
                        .mentions())
                .isEqualTo(Mentions.NONE);
    }

    @Test
    void anEditMayBringAMentionIfTheMessageIsUnread() {
        var both = new InboxEntry[] {received(BOB, GROUP, 1), received(BOB, GROUP, 2), read(BOB, BOB, GROUP, 1)};
        var ofRead = caused(BOB, edited(GROUP, 3, 2, 1, named(BOB)));
        var ofUnread = caused(BOB, edited(GROUP, 4, 2, 2, named(BOB)));

        var tally = after(after(both), ofRead, ofUnread);

        assertThat(tally.mentions().unread()).containsExactly(new Mention(2, 2));
        assertThat(after(tally, read(BOB, BOB, GROUP, 2)).mentions()).isEqualTo(Mentions.NONE);
    }

    @Test
    void inReadDiffusionTheyAreCountedButNotInTheTotals() {
        var tally = after(diffused(BOB, GROUP, 1, 0, Diffusion.READ), mentioned(BOB, GROUP, 2));

        assertThat(tally.mentions().count()).isEqualTo(1);
        assertThat(tally.share()).isEqualTo(Totals.NOTHING);
    }

    @Test
    void theyDoNotOutliveAJoining() {
        assertThat(after(mentioned(BOB, GROUP, 1), joined(BOB, GROUP, 5, 1, Diffusion.WRITE))
                        .mentions())
                .isEqualTo(Mentions.NONE);
    }

    @Test
    void ofMoreThanAreCountedTheNewestAreKept() {
        var tally = after(LongStream.rangeClosed(1, MENTIONS_COUNTED_MAX + 5)
                .mapToObj(n -> mentioned(BOB, GROUP, n))
                .toArray(InboxEntry[]::new));

        assertThat(tally.mentions().count()).isEqualTo(MENTIONS_COUNTED_MAX);
        assertThat(after(tally, read(BOB, BOB, GROUP, MENTIONS_COUNTED_MAX))
                        .mentions()
                        .count())
                .isEqualTo(5);
    }
}
