// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code conversation} and {@code participant}, which storage-sink writes. */
@Component
final class Conversations {
    private static final String OF_USER = """
            SELECT c.conversation_id, c.head_seq, c.head_message_no, c.last_time_millis, me.read_seq, me.read_no,
                   COALESCE(peer.read_seq, 0) AS peer_read_seq, COALESCE(peer.delivered_seq, 0) AS peer_delivered_seq
            FROM participant me
            JOIN conversation c ON c.conversation_id = me.conversation_id
            LEFT JOIN participant peer ON peer.conversation_id = me.conversation_id AND peer.user_id <> me.user_id
            WHERE me.user_id = :user
            """;
    private static final String OLDER = """
            AND (c.last_time_millis < :time OR c.last_time_millis = :time AND c.conversation_id < :id)
            """;
    private static final String MOST_RECENT_FIRST = """
            ORDER BY c.last_time_millis DESC, c.conversation_id DESC LIMIT :limit
            """;
    /** Newer than everything: where the first page begins. */
    static final Cursor START = new Cursor(Long.MAX_VALUE, "");

    /** A row of the list, before it is known who the peer is. */
    record Row(
            String conversationId,
            long headSeq,
            long headMessageNo,
            long lastTimeMillis,
            long readSeq,
            long readNo,
            long peerReadSeq,
            long peerDeliveredSeq) {

        // Positions and heads come from two topics, so a position may be ahead for a moment.
        long unread() {
            return Math.max(0, headMessageNo - readNo);
        }
    }

    private final JdbcClient jdbc;

    Conversations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Most recent first. */
    List<Row> list(long userId, Cursor after, int limit) {
        return jdbc.sql(OF_USER + OLDER + MOST_RECENT_FIRST)
                .param("user", userId)
                .param("time", after.timeMillis())
                .param("id", after.conversationId())
                .param("limit", limit)
                .query((row, number) -> row(row))
                .list();
    }

    /** 0 for a conversation without events. */
    long headSeq(String conversationId) {
        return jdbc.sql("SELECT head_seq FROM conversation WHERE conversation_id = ?")
                .param(conversationId)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("conversation_id"),
                row.getLong("head_seq"),
                row.getLong("head_message_no"),
                row.getLong("last_time_millis"),
                row.getLong("read_seq"),
                row.getLong("read_no"),
                row.getLong("peer_read_seq"),
                row.getLong("peer_delivered_seq"));
    }
}
