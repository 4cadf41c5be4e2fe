// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import org.springframework.jdbc.core.JdbcTemplate;

/** The conversations' logs, and how far each has come. */
final class LogTables {

    // The log is the truth: a row that differs from it is put right. VALUES() because MySQL before 8.0.19 has no alias.
    private static final String INSERT_EVENT = """
            INSERT INTO %s (conversation_id, seq, message_no, event_id, actor_id, time_millis, event)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE message_no = VALUES(message_no), event_id = VALUES(event_id),
              actor_id = VALUES(actor_id), time_millis = VALUES(time_millis), event = VALUES(event)
            """;

    private static final Write<Head> RAISE_HEAD = new Write<>("""
            INSERT INTO conversation (conversation_id, head_seq, head_message_no, last_time_millis)
            VALUES (?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE head_seq = GREATEST(head_seq, VALUES(head_seq)),
              head_message_no = GREATEST(head_message_no, VALUES(head_message_no)),
              last_time_millis = GREATEST(last_time_millis, VALUES(last_time_millis))
            """, (row, head) -> {
        row.setString(1, head.conversationId());
        row.setLong(2, head.seq());
        row.setLong(3, head.messageNo());
        row.setLong(4, head.timeMillis());
    });

    private static final String AMEND_EVENT = """
            UPDATE %s SET recalled_seq = GREATEST(recalled_seq, ?), edited_seq = GREATEST(edited_seq, ?)
            WHERE conversation_id = ? AND seq = ?
            """;

    private LogTables() {}

    static void write(JdbcTemplate jdbc, Rows rows) {
        rows.eventTables().forEach(table -> insertInto(table).all(jdbc, rows.events(table)));
        RAISE_HEAD.all(jdbc, rows.heads());
        rows.amendedTables().forEach(table -> amend(table).all(jdbc, rows.amendments(table)));
    }

    private static Write<EventRow> insertInto(String table) {
        return new Write<>(INSERT_EVENT.formatted(table), (row, event) -> {
            row.setString(1, event.conversationId());
            row.setLong(2, event.seq());
            row.setLong(3, event.messageNo());
            row.setLong(4, event.eventId());
            row.setLong(5, event.actorId());
            row.setLong(6, event.timeMillis());
            row.setBytes(7, event.event().toByteArray());
        });
    }

    private static Write<Amendment> amend(String table) {
        return new Write<>(AMEND_EVENT.formatted(table), (row, amendment) -> {
            row.setLong(1, amendment.recalledSeq());
            row.setLong(2, amendment.editedSeq());
            row.setString(3, amendment.conversationId());
            row.setLong(4, amendment.seq());
        });
    }
}
