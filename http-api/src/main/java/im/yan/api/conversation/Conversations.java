// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import im.yan.api.mysql.MayLag;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code conversation} and {@code participant}, which storage-sink writes. */
@Repository
final class Conversations {
    private static final String COLUMNS = """
            SELECT me.conversation_id, c.head_seq, c.head_message_no, c.last_time_millis,
                   me.read_seq, me.read_no, me.delivered_seq, me.role, me.silent_until_millis, me.marked_unread,
                   GREATEST(me.visible_from_seq, me.cleared_seq + 1) AS visible_from_seq,
                   COALESCE(peer.read_seq, 0) AS peer_read_seq, COALESCE(peer.delivered_seq, 0) AS peer_delivered_seq,
                   g.settings, g.member_count, g.dissolved_seq
            """;
    private static final String TABLES = """
            FROM participant me
            JOIN conversation c ON c.conversation_id = me.conversation_id
            LEFT JOIN chat_group g ON g.conversation_id = me.conversation_id
            LEFT JOIN participant peer ON me.conversation_id LIKE 'd:%'
                      AND peer.conversation_id = me.conversation_id AND peer.user_id <> me.user_id
            """;
    private static final String OLDER = """
            WHERE me.user_id = :user AND me.member = TRUE
              AND (c.last_time_millis < :time OR c.last_time_millis = :time AND c.conversation_id < :id)
            """;
    private static final String MOST_RECENT_FIRST = """
            ORDER BY c.last_time_millis DESC, c.conversation_id DESC LIMIT :limit
            """;
    // Who has left is told so, and nothing of what goes on without her.
    private static final String CHANGES = """
            WITH changed AS (%s, me.member, CAST(1000 * IF(me.member, GREATEST(UNIX_TIMESTAMP(me.changed_at),
                             UNIX_TIMESTAMP(c.changed_at)), UNIX_TIMESTAMP(me.changed_at)) AS SIGNED) AS changed_millis
            %s WHERE me.user_id = :user AND (me.member = TRUE OR :since > 0))
            SELECT * FROM changed
            WHERE changed_millis >= :since
              AND (changed_millis < :time OR changed_millis = :time AND conversation_id < :id)
            ORDER BY changed_millis DESC, conversation_id DESC LIMIT :limit
            """.formatted(COLUMNS.stripTrailing(), TABLES);
    /** Newer than everything: where the first page begins. */
    static final Cursor START = new Cursor(Long.MAX_VALUE, "");

    private final JdbcClient primary;
    private final JdbcClient jdbc;

    Conversations(JdbcClient primary, @MayLag JdbcClient jdbc) {
        this.primary = primary;
        this.jdbc = jdbc;
    }

    /** Most recent first. */
    List<ConversationRow> list(long userId, Cursor after, int limit) {
        return jdbc.sql(COLUMNS + TABLES + OLDER + MOST_RECENT_FIRST)
                .param("user", userId)
                .param("time", after.timeMillis())
                .param("id", after.conversationId())
                .param("limit", limit)
                .query((row, number) -> row(row))
                .list();
    }

    /** Latest change first. */
    List<ChangedRow> changes(long userId, SyncCursor cursor, int limit) {
        return jdbc.sql(CHANGES)
                .param("user", userId)
                .param("since", cursor.sinceMillis())
                .param("time", cursor.reached().timeMillis())
                .param("id", cursor.reached().conversationId())
                .param("limit", limit)
                .query((row, number) ->
                        new ChangedRow(row(row), row.getBoolean("member"), row.getLong("changed_millis")))
                .list();
    }

    /** By the clock that {@link #changes} are timed with. */
    long nowMillis() {
        return primary.sql("SELECT CAST(1000 * UNIX_TIMESTAMP(CURRENT_TIMESTAMP(3)) AS SIGNED)")
                .query(Long.class)
                .single();
    }

    private static ConversationRow row(ResultSet row) throws SQLException {
        var settings = Optional.ofNullable(row.getBytes("settings"));
        return new ConversationRow(
                row.getString("conversation_id"),
                row.getLong("head_seq"),
                row.getLong("head_message_no"),
                row.getLong("last_time_millis"),
                row.getLong("read_seq"),
                row.getLong("read_no"),
                row.getLong("delivered_seq"),
                Views.roleOf(row.getInt("role")),
                row.getLong("silent_until_millis"),
                row.getBoolean("marked_unread"),
                row.getLong("visible_from_seq"),
                row.getLong("peer_read_seq"),
                row.getLong("peer_delivered_seq"),
                settings.isEmpty() ? Optional.empty() : Optional.of(group(row, settings.get())));
    }

    private static GroupLine group(ResultSet row, byte[] settings) throws SQLException {
        var parsed = StoredGroupSettings.parse(row.getString("conversation_id"), settings);
        return new GroupLine(
                parsed.getName(),
                parsed.getPictureMediaId(),
                row.getInt("member_count"),
                row.getLong("dissolved_seq") > 0);
    }
}
