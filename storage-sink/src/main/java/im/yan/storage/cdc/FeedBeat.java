// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import im.yan.storage.mysql.LeaderLock;
import im.yan.storage.mysql.MysqlAwayException;
import java.util.List;
import java.util.OptionalLong;

/**
 * MySQL's time, which the leader of a feed writes into a table that the feed carries. Once it has come through, so has everything
 * that was committed before it; while none comes, the feed stands still.
 */
public final class FeedBeat {
    public static final String TABLE = "feed_beat";
    private static final String FEED = "feed";
    private static final String BEAT_MILLIS = "beat_millis";
    public static final List<String> COLUMNS = List.of(FEED, BEAT_MILLIS);

    private static final String WRITE = """
            INSERT INTO feed_beat (feed, beat_millis)
            VALUES (?, CAST(1000 * UNIX_TIMESTAMP(CURRENT_TIMESTAMP(3)) AS SIGNED))
            ON DUPLICATE KEY UPDATE beat_millis = VALUES(beat_millis)
            """;

    private FeedBeat() {}

    static void write(LeaderLock lock, FeedName feed) throws MysqlAwayException {
        lock.update(WRITE, feed.text());
    }

    public static boolean isOne(RowChange change) {
        return change.table().equals(TABLE);
    }

    /**
     * The last beat of this feed among the changes; what was committed before it is among them, or was in an earlier batch. One
     * that a snapshot has found says nothing: the rows that were there with it may come later.
     */
    public static OptionalLong last(List<RowChange> changes, FeedName feed) {
        return changes.stream()
                .filter(change -> isOne(change) && !change.snapshot() && !change.deleted())
                .filter(beat -> beat.text(FEED).equals(feed.text()))
                .mapToLong(beat -> beat.number(BEAT_MILLIS))
                .max();
    }
}
