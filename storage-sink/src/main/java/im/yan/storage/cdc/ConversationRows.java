// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import static java.util.stream.Collectors.joining;

import im.yan.schemas.EventShard;
import im.yan.storage.mysql.MysqlSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a feed that begins now would find of single conversations, carried to its target at once. Beside the feed that is harmless: each
 * row is read as it is committed, and the target keeps what is newer. For one thread.
 */
public final class ConversationRows implements AutoCloseable {
    /** As many rows as the feed carries at once. */
    static final int ROWS_MAX = 2_048;

    private static final String CONVERSATION_ID = "conversation_id";
    private static final String OF_CONVERSATION = "SELECT * FROM (%s) found WHERE conversation_id = ?";
    private static final String EVENTS_FROM = OF_CONVERSATION + " AND seq >= ? ORDER BY seq";

    private final FeedPlan plan;
    private final String database;
    private final Connection connection;
    private final FeedTarget target;

    private ConversationRows(FeedPlan plan, String database, Connection connection, FeedTarget target) {
        this.plan = plan;
        this.database = database;
        this.connection = connection;
        this.target = target;
    }

    /** A {@link FeedTarget.TargetAwayException} while MySQL or the target does not answer. */
    public static ConversationRows open(FeedPlan plan, MysqlSettings mysql) {
        var target = plan.target().open();
        try {
            var connection = DriverManager.getConnection(mysql.jdbcUrl(), mysql.user(), mysql.password());
            return new ConversationRows(plan, mysql.database(), connection, target);
        } catch (SQLException e) {
            target.close();
            throw away(e);
        }
    }

    private static FeedTarget.TargetAwayException away(SQLException why) {
        return new FeedTarget.TargetAwayException("MySQL does not say what it holds of a conversation", why);
    }

    /**
     * Returns once the target has them all.
     *
     * @param fromSeq earlier events are left out
     * @return how many rows there were
     */
    public long carry(String conversationId, long fromSeq) {
        var carried = 0L;
        for (var table : plan.columns().keySet()) {
            if (EventShard.TABLES.contains(table)) {
                carried += table.equals(EventShard.tableOf(conversationId))
                        ? carry(table, EVENTS_FROM, conversationId, fromSeq)
                        : 0;
            } else if (columns(table).contains(CONVERSATION_ID)) {
                carried += carry(table, OF_CONVERSATION, conversationId);
            }
        }
        return carried;
    }

    private long carry(String table, String sql, Object... parameters) {
        try (var query = connection.prepareStatement(sql.formatted(snapshot(table)))) {
            for (var i = 0; i < parameters.length; i++) {
                query.setObject(i + 1, parameters[i]);
            }
            // Row by row: a group may have very many members.
            query.setFetchSize(Integer.MIN_VALUE);
            return carry(table, query);
        } catch (SQLException e) {
            throw away(e);
        }
    }

    /** The feed's own query, or all rows with the columns it needs. */
    private String snapshot(String table) {
        var own = plan.snapshots().get(table);
        return own != null
                ? own
                : columns(table).stream()
                        .map("`%s`"::formatted)
                        .collect(joining(", ", "SELECT ", " FROM `%s`.`%s`".formatted(database, table)));
    }

    private List<String> columns(String table) {
        return plan.columns().getOrDefault(table, List.of());
    }

    private long carry(String table, PreparedStatement query) throws SQLException {
        try (var rows = query.executeQuery()) {
            var structs = RowStructs.of(rows.getMetaData());
            var now = System.currentTimeMillis();
            var changes = new ArrayList<RowChange>();
            var carried = 0L;
            while (rows.next()) {
                changes.add(new RowChange(table, structs.at(rows), false, true, now));
                carried++;
                if (changes.size() == ROWS_MAX) {
                    target.write(changes);
                    changes.clear();
                }
            }
            if (!changes.isEmpty()) {
                target.write(changes);
            }
            return carried;
        }
    }

    @Override
    public void close() {
        try (connection) {
            target.close();
        } catch (SQLException e) {
            throw away(e);
        }
    }
}
