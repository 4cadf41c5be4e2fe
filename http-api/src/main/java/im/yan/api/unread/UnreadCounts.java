// SPDX-License-Identifier: Apache-2.0
package im.yan.api.unread;

import im.yan.api.mysql.MayLag;
import im.yan.api.unread.UnreadOverview.UnreadLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Unread counts from heads and positions, in one query. A dissolved group counts for nothing, as in the counts that are pushed.
 * A position may be ahead of the head for a moment, because they come from two topics.
 */
@Repository
final class UnreadCounts {
    static final int LINES_MAX = 1_000;

    private static final String COUNTED = """
            WITH counted AS (
              SELECT me.conversation_id, c.last_time_millis, c.head_message_no, me.read_no, me.marked_unread,
                     GREATEST(0, c.head_message_no - me.read_no) AS unread, me.silent_until_millis > :now AS muted
              FROM participant me
              JOIN conversation c ON c.conversation_id = me.conversation_id
              LEFT JOIN chat_group g ON g.conversation_id = me.conversation_id
              WHERE me.user_id = :user AND me.member = TRUE AND COALESCE(g.dissolved_seq, 0) = 0
            )
            SELECT counted.*, SUM(IF(muted, 0, unread)) OVER () AS total, SUM(IF(muted, unread, 0)) OVER () AS total_muted
            FROM counted WHERE unread > 0 OR marked_unread
            ORDER BY last_time_millis DESC, conversation_id LIMIT :limit
            """;

    private record Row(long total, long totalMuted, UnreadLine line) {}

    private final JdbcClient jdbc;

    UnreadCounts(@MayLag JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UnreadOverview of(long userId, long nowMillis) {
        var rows = jdbc.sql(COUNTED)
                .param("user", userId)
                .param("now", nowMillis)
                .param("limit", LINES_MAX)
                .query((row, number) -> row(row))
                .list();
        return rows.isEmpty()
                ? new UnreadOverview(0, 0, List.of())
                : new UnreadOverview(
                        rows.getFirst().total(),
                        rows.getFirst().totalMuted(),
                        rows.stream().map(Row::line).toList());
    }

    private static Row row(ResultSet row) throws SQLException {
        var line = new UnreadLine(
                row.getString("conversation_id"),
                row.getLong("unread"),
                row.getLong("read_no"),
                row.getLong("head_message_no"),
                row.getBoolean("muted"),
                row.getBoolean("marked_unread"));
        return new Row(row.getLong("total"), row.getLong("total_muted"), line);
    }
}
