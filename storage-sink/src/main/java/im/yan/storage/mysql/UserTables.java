// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import org.springframework.jdbc.core.JdbcTemplate;

/** Who takes part in a conversation, and what each sees of it. */
final class UserTables {

    // MySQL assigns from left to right: what a number decides comes before the number.
    private static final Write<Participant> RAISE_PARTICIPANT = new Write<>("""
            INSERT INTO participant (user_id, conversation_id, delivered_seq, read_seq, read_no,
              membership_seq, member, joined_seq, visible_from_seq, role_seq, role, muted_seq, muted_until_millis,
              marks_version, silent_until_millis, marked_unread, cleared_seq)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE delivered_seq = GREATEST(delivered_seq, VALUES(delivered_seq)),
              read_seq = GREATEST(read_seq, VALUES(read_seq)), read_no = GREATEST(read_no, VALUES(read_no)),
              member = IF(VALUES(membership_seq) >= membership_seq, VALUES(member), member),
              membership_seq = GREATEST(membership_seq, VALUES(membership_seq)),
              visible_from_seq = IF(VALUES(joined_seq) >= joined_seq, VALUES(visible_from_seq), visible_from_seq),
              joined_seq = GREATEST(joined_seq, VALUES(joined_seq)),
              role = IF(VALUES(role_seq) >= role_seq, VALUES(role), role),
              role_seq = GREATEST(role_seq, VALUES(role_seq)),
              muted_until_millis = IF(VALUES(muted_seq) >= muted_seq, VALUES(muted_until_millis), muted_until_millis),
              muted_seq = GREATEST(muted_seq, VALUES(muted_seq)),
              silent_until_millis =
                IF(VALUES(marks_version) >= marks_version, VALUES(silent_until_millis), silent_until_millis),
              marked_unread = IF(VALUES(marks_version) >= marks_version, VALUES(marked_unread), marked_unread),
              cleared_seq = IF(VALUES(marks_version) >= marks_version, VALUES(cleared_seq), cleared_seq),
              marks_version = GREATEST(marks_version, VALUES(marks_version))
            """, (row, participant) -> {
        row.setLong(1, participant.key().userId());
        row.setString(2, participant.key().conversationId());
        row.setLong(3, participant.positions().deliveredSeq());
        row.setLong(4, participant.positions().readSeq());
        row.setLong(5, participant.positions().readNo());
        row.setLong(6, participant.membership().number());
        row.setBoolean(7, participant.membership().member());
        row.setLong(8, participant.membership().entrance().number());
        row.setLong(9, participant.membership().entrance().visibleFromSeq());
        row.setLong(10, participant.rank().number());
        row.setInt(11, participant.rank().role());
        row.setLong(12, participant.mute().number());
        row.setLong(13, participant.mute().untilMillis());
        row.setLong(14, participant.marks().number());
        row.setLong(15, participant.marks().silentUntilMillis());
        row.setBoolean(16, participant.marks().markedUnread());
        row.setLong(17, participant.marks().clearedSeq());
    });

    private static final Write<HiddenMessage> HIDE = new Write<>("""
            INSERT INTO hidden_message (user_id, conversation_id, seq) VALUES (?, ?, ?)
            ON DUPLICATE KEY UPDATE seq = VALUES(seq)
            """, (row, message) -> {
        row.setLong(1, message.userId());
        row.setString(2, message.conversationId());
        row.setLong(3, message.seq());
    });

    private UserTables() {}

    static void write(JdbcTemplate jdbc, Rows rows) {
        RAISE_PARTICIPANT.all(jdbc, rows.participants());
        HIDE.all(jdbc, rows.hidden());
    }
}
