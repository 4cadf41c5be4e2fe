// SPDX-License-Identifier: Apache-2.0
package im.yan.api.block;

import im.yan.api.refusal.Refusal;
import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.ErrorCode;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code block}, which http-api alone writes. A user blocks {@link ProtocolLimits#BLOCKS_MAX} others at most. */
@Repository
class Blocks {
    private final JdbcClient jdbc;

    Blocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest first. */
    List<BlockedUser> list(long userId) {
        return jdbc.sql("""
                        SELECT a.user_id, a.name, a.display_name,
                               CAST(UNIX_TIMESTAMP(b.blocked_at) * 1000 AS SIGNED) AS blocked_millis
                        FROM block b JOIN account a ON a.user_id = b.blocked_id
                        WHERE b.user_id = ? ORDER BY b.blocked_at DESC, b.blocked_id
                        """)
                .param(userId)
                .query((row, number) -> new BlockedUser(
                        row.getLong("user_id"),
                        row.getString("name"),
                        row.getString("display_name"),
                        row.getLong("blocked_millis")))
                .list();
    }

    /** Changes nothing for who is blocked already. */
    void add(long userId, long blockedId) {
        requireAccount(blockedId);
        // Two at once may pass the limit by one, which does no harm.
        var count = jdbc.sql("SELECT COUNT(*) FROM block WHERE user_id = ? AND blocked_id <> ?")
                .params(userId, blockedId)
                .query(Integer.class)
                .single();
        if (count >= ProtocolLimits.BLOCKS_MAX) {
            throw Refusal.of(
                    ErrorCode.LIMIT_REACHED,
                    "you have blocked %d users; unblock one first".formatted(ProtocolLimits.BLOCKS_MAX));
        }
        jdbc.sql("INSERT IGNORE INTO block (user_id, blocked_id) VALUES (?, ?)")
                .params(userId, blockedId)
                .update();
    }

    /** Changes nothing for who is not blocked. */
    void remove(long userId, long blockedId) {
        jdbc.sql("DELETE FROM block WHERE user_id = ? AND blocked_id = ?")
                .params(userId, blockedId)
                .update();
    }

    private void requireAccount(long userId) {
        var known = jdbc.sql("SELECT COUNT(*) FROM account WHERE user_id = ?")
                .param(userId)
                .query(Integer.class)
                .single();
        if (known == 0) {
            throw Refusal.of(ErrorCode.NOT_FOUND, "there is no such user");
        }
    }
}
