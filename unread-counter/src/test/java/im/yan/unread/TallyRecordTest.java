// SPDX-License-Identifier: Apache-2.0
package im.yan.unread;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.StoredUnread;
import im.yan.schemas.v1.UnreadCount;
import im.yan.unread.counting.Marks;
import im.yan.unread.counting.Mentions;
import im.yan.unread.counting.Mentions.Mention;
import im.yan.unread.counting.Participation;
import im.yan.unread.counting.Tally;
import im.yan.unread.counting.Unread;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyRecordTest {

    @Test
    void whatIsStoredComesBack() {
        var tally = new Tally(
                new Unread(9, 4),
                5,
                12,
                new Mentions(List.of(new Mention(7, 6), new Mention(8, 7))),
                new Participation(3, true, true, 1_000),
                new Marks(2, 5_000, true, true));

        assertThat(TallyRecord.tally(TallyRecord.stored(tally))).isEqualTo(tally);
    }

    @Test
    void whatAnEarlierReleaseHasStoredIsUnderstood() throws Exception {
        var earlier = UnreadCount.newBuilder().setHeadMessageNo(9).setReadNo(4).build();

        var tally = TallyRecord.tally(StoredUnread.parseFrom(earlier.toByteArray()));

        assertThat(tally)
                .isEqualTo(new Tally(new Unread(9, 4), 0, 0, Mentions.NONE, Participation.UNCHANGED, Marks.NONE));
    }
}
