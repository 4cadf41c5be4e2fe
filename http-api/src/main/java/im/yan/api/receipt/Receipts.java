// SPDX-License-Identifier: Apache-2.0
package im.yan.api.receipt;

import im.yan.api.mysql.MayLag;
import im.yan.schemas.v1.ConversationEvent;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Members' positions, counted for one message. Who came later has not read it, wherever her position stands. */
@Repository
final class Receipts {
    private static final String RECIPIENTS = """
            FROM participant
            WHERE conversation_id = :id AND member = TRUE AND user_id <> :author AND joined_seq < :seq
            """;

    record Counts(int members, int delivered, int read) {}

    private final JdbcClient jdbc;

    Receipts(@MayLag JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Counts count(ConversationEvent message) {
        // Read where it was not delivered: the reader pulled it.
        return about(message, """
                        SELECT COUNT(*) AS members,
                               COALESCE(SUM(GREATEST(delivered_seq, read_seq) >= :seq), 0) AS delivered,
                               COALESCE(SUM(read_seq >= :seq), 0) AS is_read
                        """ + RECIPIENTS)
                .query((row, number) ->
                        new Counts(row.getInt("members"), row.getInt("delivered"), row.getInt("is_read")))
                .single();
    }

    /** By user id; those that follow {@code after}. */
    List<Long> readers(ConversationEvent message, long after, int limit) {
        return about(
                        message,
                        "SELECT user_id " + RECIPIENTS
                                + "AND read_seq >= :seq AND user_id > :after ORDER BY user_id LIMIT :limit")
                .param("after", after)
                .param("limit", limit)
                .query(Long.class)
                .list();
    }

    private JdbcClient.StatementSpec about(ConversationEvent message, String sql) {
        return jdbc.sql(sql)
                .param("id", message.getConversationId())
                .param("author", message.getActorId())
                .param("seq", message.getSeq());
    }
}
