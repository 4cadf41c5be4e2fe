// SPDX-License-Identifier: Apache-2.0
package im.yan.unread;

import im.yan.schemas.v1.StoredMention;
import im.yan.schemas.v1.StoredUnread;
import im.yan.schemas.v1.UnreadCount;
import im.yan.unread.counting.Marks;
import im.yan.unread.counting.Mentions;
import im.yan.unread.counting.Mentions.Mention;
import im.yan.unread.counting.Participation;
import im.yan.unread.counting.Tally;
import im.yan.unread.counting.Unread;

/** A tally as it is stored, and as others are told of it. */
final class TallyRecord {

    private TallyRecord() {}

    /** Without the owner's totals, which may change for other reasons. */
    static UnreadCount told(CountKey key, Tally tally) {
        var count = UnreadCount.newBuilder()
                .setUserId(key.owner())
                .setConversationId(key.conversationId())
                .setHeadMessageNo(tally.unread().head())
                .setReadNo(tally.unread().read())
                .setUnread(tally.unread().count())
                .setMentions(tally.mentions().count());
        if (tally.participation().left()) {
            return count.setLeft(true).build();
        }
        return count.setPulled(tally.participation().pulled())
                .setMuted(tally.marks().muted())
                .setMarkedUnread(tally.marks().markedUnread())
                .build();
    }

    static StoredUnread stored(Tally tally) {
        var stored = StoredUnread.newBuilder()
                .setHeadMessageNo(tally.unread().head())
                .setReadNo(tally.unread().read())
                .setReadSeq(tally.readSeq())
                .setEventSeq(tally.eventSeq())
                .setMembershipSeq(tally.participation().seq())
                .setPulled(tally.participation().pulled())
                .setLeft(tally.participation().left())
                .setLeftMillis(tally.participation().leftMillis())
                .setMarksVersion(tally.marks().version())
                .setMutedUntilMillis(tally.marks().mutedUntilMillis())
                .setMuted(tally.marks().muted())
                .setMarkedUnread(tally.marks().markedUnread());
        for (var mention : tally.mentions().unread()) {
            stored.addMentions(StoredMention.newBuilder().setSeq(mention.seq()).setMessageNo(mention.messageNo()));
        }
        return stored.build();
    }

    static Tally tally(StoredUnread stored) {
        return new Tally(
                new Unread(stored.getHeadMessageNo(), stored.getReadNo()),
                stored.getReadSeq(),
                stored.getEventSeq(),
                new Mentions(stored.getMentionsList().stream()
                        .map(mention -> new Mention(mention.getSeq(), mention.getMessageNo()))
                        .toList()),
                new Participation(
                        stored.getMembershipSeq(), stored.getPulled(), stored.getLeft(), stored.getLeftMillis()),
                new Marks(
                        stored.getMarksVersion(),
                        stored.getMutedUntilMillis(),
                        stored.getMuted(),
                        stored.getMarkedUnread()));
    }
}
