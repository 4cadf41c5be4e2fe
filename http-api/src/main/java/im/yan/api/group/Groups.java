// SPDX-License-Identifier: Apache-2.0
package im.yan.api.group;

import im.yan.api.conversation.View;
import im.yan.api.conversation.Views;
import im.yan.api.mysql.MayLag;
import im.yan.schemas.ProtocolLimits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of groups, which storage-sink writes. */
@Repository
final class Groups {
    private final JdbcClient jdbc;

    Groups(@MayLag JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<GroupInfo> find(View view) {
        return jdbc.sql(
                        "SELECT settings, owner_id, member_count, dissolved_seq FROM chat_group WHERE conversation_id = ?")
                .param(view.conversationId())
                .query((row, number) -> info(view, row))
                .optional();
    }

    private static GroupInfo info(View view, ResultSet row) throws SQLException {
        return GroupInfo.of(
                view,
                row.getBytes("settings"),
                row.getLong("owner_id"),
                row.getInt("member_count"),
                row.getLong("dissolved_seq"));
    }

    /** By user id; those that follow {@code after}. */
    List<MemberList.Member> members(View view, long after, int limit) {
        return jdbc.sql("""
                        SELECT p.user_id, p.role, p.joined_seq, p.muted_until_millis, p.read_seq, p.delivered_seq,
                               COALESCE(a.name, '') AS name, COALESCE(a.display_name, '') AS display_name
                        FROM participant p LEFT JOIN account a ON a.user_id = p.user_id
                        WHERE p.conversation_id = ? AND p.member = TRUE AND p.user_id > ?
                        ORDER BY p.user_id LIMIT ?
                        """)
                .params(view.conversationId(), after, limit)
                .query((row, number) -> member(row))
                .list();
    }

    private static MemberList.Member member(ResultSet row) throws SQLException {
        return new MemberList.Member(
                row.getLong("user_id"),
                row.getString("name"),
                row.getString("display_name"),
                Views.roleOf(row.getInt("role")),
                row.getLong("joined_seq"),
                row.getLong("muted_until_millis"),
                row.getLong("read_seq"),
                row.getLong("delivered_seq"));
    }

    /** The first to ask first. */
    List<JoinRequestList.JoinRequest> joinRequests(View view) {
        return jdbc.sql("""
                        SELECT user_id, note FROM join_request
                        WHERE conversation_id = ? AND waiting = TRUE ORDER BY event_seq LIMIT ?
                        """)
                .params(view.conversationId(), ProtocolLimits.JOIN_REQUESTS_MAX)
                .query((row, number) -> new JoinRequestList.JoinRequest(row.getLong("user_id"), row.getString("note")))
                .list();
    }

    /** Those that can still be used, as far as time and revocation go; the latest first. */
    List<InvitationList.Invitation> invitations(View view, long nowMillis) {
        return jdbc.sql("""
                        SELECT invitation_id, creator_id, expires_millis, uses_max FROM invitation
                        WHERE conversation_id = ? AND revoked = FALSE AND (expires_millis = 0 OR expires_millis > ?)
                        ORDER BY event_seq DESC LIMIT ?
                        """)
                .params(view.conversationId(), nowMillis, ProtocolLimits.INVITATIONS_MAX)
                .query((row, number) -> new InvitationList.Invitation(
                        row.getString("invitation_id"),
                        row.getLong("creator_id"),
                        row.getLong("expires_millis"),
                        row.getInt("uses_max")))
                .list();
    }
}
