// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import im.yan.api.account.Caller;
import im.yan.api.mysql.MayLag;
import im.yan.api.refusal.Refusal;
import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Decides whether, and from where on, a caller sees a conversation: every route about one asks here first. Whether others talk
 * to each other is nobody's business, so for who is not in it it is as if there were nothing.
 */
@Repository
public final class Views {
    private final JdbcClient jdbc;

    Views(@MayLag JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws Refusal the text is no conversation's id, or the caller is not in it */
    public View of(Caller caller, String conversationId) {
        return switch (parse(conversationId)) {
            case ConversationId.Direct direct -> ofDirect(caller, direct);
            case ConversationId.Group group -> find(caller, group).orElseThrow(Views::unknown);
        };
    }

    /** As {@link #of}, and a direct conversation is no group. */
    public View ofGroup(Caller caller, String conversationId) {
        if (parse(conversationId) instanceof ConversationId.Group group) {
            return find(caller, group).orElseThrow(Views::unknown);
        }
        throw unknown();
    }

    private static ConversationId parse(String text) {
        return ConversationId.parse(text).orElseThrow(() -> Refusal.invalid("this is not the id of a conversation"));
    }

    // The two are in it before its first event.
    private View ofDirect(Caller caller, ConversationId.Direct direct) {
        if (!direct.has(caller.userId())) {
            throw unknown();
        }
        return find(caller, direct).orElseGet(() -> new View(direct.text(), caller.userId(), 1, 0, Role.MEMBER, 0));
    }

    private Optional<View> find(Caller caller, ConversationId id) {
        return jdbc.sql("""
                        SELECT me.conversation_id, me.user_id, me.visible_from_seq, me.cleared_seq, me.role,
                               me.muted_until_millis, COALESCE(c.head_seq, 0) AS head_seq
                        FROM participant me
                        LEFT JOIN conversation c ON c.conversation_id = me.conversation_id
                        WHERE me.user_id = ? AND me.conversation_id = ? AND me.member = TRUE
                        """)
                .params(caller.userId(), id.text())
                .query((row, number) -> view(row))
                .optional();
    }

    private static View view(ResultSet row) throws SQLException {
        return new View(
                row.getString("conversation_id"),
                row.getLong("user_id"),
                Math.max(row.getLong("visible_from_seq"), row.getLong("cleared_seq") + 1),
                row.getLong("head_seq"),
                roleOf(row.getInt("role")),
                row.getLong("muted_until_millis"));
    }

    /** A stored role. */
    public static Role roleOf(int number) {
        return Optional.ofNullable(Role.forNumber(number))
                .orElseThrow(() -> new IllegalStateException("stored as a role: " + number));
    }

    private static Refusal unknown() {
        return Refusal.of(ErrorCode.NOT_FOUND, "there is no such conversation");
    }
}
