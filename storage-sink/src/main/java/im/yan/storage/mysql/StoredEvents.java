// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import com.google.protobuf.InvalidProtocolBufferException;
import im.yan.schemas.EventShard;
import im.yan.schemas.v1.ConversationEvent;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Events by their keys, as this server of MySQL holds them now. It is asked seldom: each question has a connection of its own. */
public record StoredEvents(MysqlSettings mysql) {
    private static final int KEYS_MAX = 500;
    private static final String FIND =
            "SELECT conversation_id, seq, event FROM %s WHERE (conversation_id, seq) IN (%s)";

    /** Those there are and can be read. */
    public Map<EventKey, ConversationEvent> find(Collection<EventKey> keys) throws MysqlAwayException {
        var found = new HashMap<EventKey, ConversationEvent>();
        if (keys.isEmpty()) {
            return found;
        }
        try (var connection = DriverManager.getConnection(mysql.serverUrl(), mysql.user(), mysql.password())) {
            var byTable = keys.stream().distinct().collect(groupingBy(key -> EventShard.tableOf(key.conversationId())));
            for (var table : byTable.entrySet()) {
                for (var from = 0; from < table.getValue().size(); from += KEYS_MAX) {
                    var to = Math.min(from + KEYS_MAX, table.getValue().size());
                    find(connection, table.getKey(), table.getValue().subList(from, to), found);
                }
            }
        } catch (SQLException e) {
            throw new MysqlAwayException(e);
        }
        return found;
    }

    private static void find(
            Connection connection, String table, List<EventKey> keys, Map<EventKey, ConversationEvent> found)
            throws SQLException {
        var marks = keys.stream().map(key -> "(?, ?)").collect(joining(", "));
        try (var query = connection.prepareStatement(FIND.formatted(table, marks))) {
            var parameter = 1;
            for (var key : keys) {
                query.setString(parameter++, key.conversationId());
                query.setLong(parameter++, key.seq());
            }
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    put(new EventKey(rows.getString(1), rows.getLong(2)), rows.getBytes(3), found);
                }
            }
        }
    }

    private static void put(EventKey key, byte[] event, Map<EventKey, ConversationEvent> found) {
        try {
            found.put(key, ConversationEvent.parseFrom(event));
        } catch (InvalidProtocolBufferException e) {
            // As if it were not there; whoever carries that row itself says so.
            return;
        }
    }
}
