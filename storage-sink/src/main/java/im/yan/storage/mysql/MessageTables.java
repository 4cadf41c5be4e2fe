// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import org.springframework.jdbc.core.JdbcTemplate;

/** What people have put on messages. */
final class MessageTables {

    private static final Write<Reaction> REACT = new Write<>("""
            INSERT INTO reaction (conversation_id, seq, user_id, emoji, removed, event_seq) VALUES (?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE removed = IF(VALUES(event_seq) >= event_seq, VALUES(removed), removed),
              event_seq = GREATEST(event_seq, VALUES(event_seq))
            """, (row, reaction) -> {
        row.setString(1, reaction.conversationId());
        row.setLong(2, reaction.seq());
        row.setLong(3, reaction.userId());
        row.setString(4, reaction.emoji());
        row.setBoolean(5, reaction.removed());
        row.setLong(6, reaction.number());
    });

    private static final Write<Pin> PIN = new Write<>("""
            INSERT INTO pin (conversation_id, seq, pinned, actor_id, event_seq) VALUES (?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE pinned = IF(VALUES(event_seq) >= event_seq, VALUES(pinned), pinned),
              actor_id = IF(VALUES(event_seq) >= event_seq, VALUES(actor_id), actor_id),
              event_seq = GREATEST(event_seq, VALUES(event_seq))
            """, (row, pin) -> {
        row.setString(1, pin.conversationId());
        row.setLong(2, pin.seq());
        row.setBoolean(3, pin.pinned());
        row.setLong(4, pin.actorId());
        row.setLong(5, pin.number());
    });

    private MessageTables() {}

    static void write(JdbcTemplate jdbc, Rows rows) {
        REACT.all(jdbc, rows.reactions());
        PIN.all(jdbc, rows.pins());
    }
}
