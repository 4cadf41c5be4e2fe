// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import static java.util.stream.Collectors.joining;

import im.yan.schemas.EventShard;
import im.yan.storage.mysql.MysqlAwayException;
import im.yan.storage.mysql.MysqlSettings;
import im.yan.storage.mysql.RowStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
    private final RowStream stored;
    private final FeedTarget target;

    private ConversationRows(FeedPlan plan, String database, RowStream stored, FeedTarget target) {
        this.plan = plan;
        this.database = database;
        this.stored = stored;
        this.target = target;
    }

    /** A {@link FeedTarget.TargetAwayException} while MySQL or the target does not answer. */
    public static ConversationRows open(FeedPlan plan, MysqlSettings mysql) {
        var target = plan.target().open();
        try {
            return new ConversationRows(plan, mysql.database(), RowStream.connect(mysql), target);
        } catch (MysqlAwayException e) {
            target.close();
            throw away(e);
        }
    }

    private static FeedTarget.TargetAwayException away(MysqlAwayException why) {
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
        var cargo = new Cargo(table);
        try {
            stored.forEach(sql.formatted(snapshot(table)), List.of(parameters), cargo::add);
        } catch (MysqlAwayException e) {
            throw away(e);
        }
        return cargo.deliver();
    }

    /** Rows of one table on their way, so many at a time. */
    private final class Cargo {
        private final String table;
        private final long now = System.currentTimeMillis();
        private final List<RowChange> changes = new ArrayList<>();
        private long carried;

        private Cargo(String table) {
            this.table = table;
        }

        private void add(Map<String, @Nullable Object> row) {
            changes.add(new RowChange(table, RowStructs.of(row), false, true, now));
            if (changes.size() == ROWS_MAX) {
                deliver();
            }
        }

        /** @return how many there were until now */
        private long deliver() {
            if (!changes.isEmpty()) {
                target.write(List.copyOf(changes));
            }
            carried += changes.size();
            changes.clear();
            return carried;
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

    @Override
    public void close() {
        try (stored) {
            target.close();
        } catch (MysqlAwayException e) {
            throw away(e);
        }
    }
}
