// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Groups, and the ways into them. */
final class GroupTables {

    private static final Write<ChatGroup> WRITE_GROUP = new Write<>("""
            INSERT INTO chat_group (conversation_id, settings, settings_seq, owner_id, owner_seq,
              member_count, member_count_seq, dissolved_seq)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE settings = IF(VALUES(settings_seq) >= settings_seq, VALUES(settings), settings),
              settings_seq = GREATEST(settings_seq, VALUES(settings_seq)),
              owner_id = IF(VALUES(owner_seq) >= owner_seq, VALUES(owner_id), owner_id),
              owner_seq = GREATEST(owner_seq, VALUES(owner_seq)),
              member_count = IF(VALUES(member_count_seq) >= member_count_seq, VALUES(member_count), member_count),
              member_count_seq = GREATEST(member_count_seq, VALUES(member_count_seq)),
              dissolved_seq = GREATEST(dissolved_seq, VALUES(dissolved_seq))
            """, (row, group) -> {
        row.setString(1, group.conversationId());
        row.setBytes(2, group.settings().bytes().toByteArray());
        row.setLong(3, group.settings().number());
        row.setLong(4, group.owner().userId());
        row.setLong(5, group.owner().number());
        row.setInt(6, group.size().members());
        row.setLong(7, group.size().number());
        row.setLong(8, group.dissolvedSeq());
    });

    // Who creates an invitation is never 0: then it is revoked, and its terms are to stay.
    private static final Write<Invitation> WRITE_INVITATION = new Write<>("""
            INSERT INTO invitation (conversation_id, invitation_id, creator_id, expires_millis, uses_max, revoked,
              event_seq)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE
              expires_millis = IF(VALUES(creator_id) <> 0 AND (creator_id = 0 OR VALUES(event_seq) >= event_seq),
                VALUES(expires_millis), expires_millis),
              uses_max = IF(VALUES(creator_id) <> 0 AND (creator_id = 0 OR VALUES(event_seq) >= event_seq),
                VALUES(uses_max), uses_max),
              creator_id = IF(VALUES(creator_id) <> 0 AND (creator_id = 0 OR VALUES(event_seq) >= event_seq),
                VALUES(creator_id), creator_id),
              revoked = IF(VALUES(event_seq) >= event_seq, VALUES(revoked), revoked),
              event_seq = GREATEST(event_seq, VALUES(event_seq))
            """, (row, invitation) -> {
        row.setString(1, invitation.conversationId());
        row.setString(2, invitation.invitationId());
        row.setLong(3, invitation.terms().creatorId());
        row.setLong(4, invitation.terms().expiresMillis());
        row.setInt(5, invitation.terms().usesMax());
        row.setBoolean(6, invitation.revoked());
        row.setLong(7, invitation.number());
    });

    private static final Write<JoinRequest> REQUEST = new Write<>("""
            INSERT INTO join_request (conversation_id, user_id, note, waiting, event_seq) VALUES (?, ?, ?, TRUE, ?)
            ON DUPLICATE KEY UPDATE note = IF(VALUES(event_seq) >= event_seq, VALUES(note), note),
              waiting = IF(VALUES(event_seq) >= event_seq, TRUE, waiting),
              event_seq = GREATEST(event_seq, VALUES(event_seq))
            """, (row, request) -> {
        row.setString(1, request.conversationId());
        row.setLong(2, request.userId());
        row.setString(3, request.note());
        row.setLong(4, request.number());
    });

    private static final String SETTLE = """
            UPDATE join_request SET waiting = FALSE, event_seq = :seq
            WHERE conversation_id = :conversation AND user_id IN (:users) AND event_seq < :seq
            """;

    private GroupTables() {}

    static void write(JdbcTemplate jdbc, Rows rows) {
        WRITE_GROUP.all(jdbc, rows.groups());
        WRITE_INVITATION.all(jdbc, rows.invitations());
        REQUEST.all(jdbc, rows.joinRequests());
        var named = new NamedParameterJdbcTemplate(jdbc);
        rows.settled().stream()
                .filter(settled -> !settled.userIds().isEmpty())
                .forEach(settled -> named.update(
                        SETTLE,
                        Map.of(
                                "seq", settled.seq(),
                                "conversation", settled.conversationId(),
                                "users", settled.userIds())));
    }
}
