// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import im.yan.api.mysql.MayLag;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What members may see, from the tables that storage-sink writes. */
@Repository
final class ViewTables {
    private final JdbcClient jdbc;

    ViewTables(@MayLag JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty for who is not in it. */
    Optional<View> find(long userId, String conversationId) {
        return jdbc.sql("""
                        SELECT me.conversation_id, me.user_id, me.visible_from_seq, me.cleared_seq, me.role,
                               me.muted_until_millis, COALESCE(c.head_seq, 0) AS head_seq
                        FROM participant me
                        LEFT JOIN conversation c ON c.conversation_id = me.conversation_id
                        WHERE me.user_id = ? AND me.conversation_id = ? AND me.member = TRUE
                        """)
                .params(userId, conversationId)
                .query((row, number) -> view(row))
                .optional();
    }

    private static View view(ResultSet row) throws SQLException {
        return new View(
                row.getString("conversation_id"),
                row.getLong("user_id"),
                Math.max(row.getLong("visible_from_seq"), row.getLong("cleared_seq") + 1),
                row.getLong("head_seq"),
                Views.roleOf(row.getInt("role")),
                row.getLong("muted_until_millis"));
    }
}
