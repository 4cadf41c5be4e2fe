// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import im.yan.schemas.EventShard;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What MySQL holds, as the audit asks it: on one connection, each question answered as of now. For one thread. */
public final class StoredRows implements AutoCloseable {
    /** Of one statement. */
    private static final int KEYS_MAX = 200;

    private static final String ROWS = """
            SELECT conversation_id, seq, message_no, event_id, actor_id, time_millis, event, recalled_seq, edited_seq
            FROM %s WHERE %s
            """;
    private static final String SPAN = "(conversation_id = ? AND seq BETWEEN ? AND ?)";
    private static final String HEADS = """
            SELECT conversation_id, head_seq, head_message_no, last_time_millis FROM conversation
            WHERE conversation_id IN (%s)
            """;
    private static final String OUTERMOST =
            "SELECT conversation_id, MIN(seq), MAX(seq) FROM %s WHERE conversation_id IN (%s) GROUP BY conversation_id";
    private static final String OUTSIDE =
            "SELECT seq FROM %s WHERE conversation_id = ? AND (seq < ? OR seq > ?) ORDER BY seq DESC LIMIT ?";

    private final Connection connection;

    /** A row of the conversation table. */
    public record StoredHead(long seq, long messageNo, long timeMillis) {}

    @FunctionalInterface
    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private StoredRows(Connection connection) {
        this.connection = connection;
    }

    public static StoredRows connect(MysqlSettings mysql) throws MysqlAwayException {
        try {
            return new StoredRows(DriverManager.getConnection(mysql.jdbcUrl(), mysql.user(), mysql.password()));
        } catch (SQLException e) {
            throw new MysqlAwayException(e);
        }
    }

    /** Events, those there are. */
    public Map<EventKey, StoredRow> events(Collection<Span> spans) throws MysqlAwayException {
        var found = new HashMap<EventKey, StoredRow>();
        var byTable = spans.stream().collect(groupingBy(span -> EventShard.tableOf(span.conversationId())));
        for (var table : byTable.entrySet()) {
            for (var part : parts(table.getValue())) {
                var parameters = part.stream()
                        .flatMap(span -> Stream.<Object>of(span.conversationId(), span.from(), span.to()))
                        .toList();
                var sql = ROWS.formatted(table.getKey(), String.join(" OR ", Collections.nCopies(part.size(), SPAN)));
                query(sql, parameters, row -> put(event(row), found));
            }
        }
        return found;
    }

    private static StoredRow event(ResultSet row) throws SQLException {
        return new StoredRow(
                new EventKey(row.getString(1), row.getLong(2)),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                UnsafeByteOperations.unsafeWrap(row.getBytes(7)),
                row.getLong(8),
                row.getLong(9));
    }

    private static void put(StoredRow row, Map<EventKey, StoredRow> found) {
        found.put(row.key(), row);
    }

    /** How far conversations have come, those there are. */
    public Map<String, StoredHead> heads(Collection<String> conversationIds) throws MysqlAwayException {
        var found = new HashMap<String, StoredHead>();
        for (var part : parts(List.copyOf(conversationIds))) {
            query(
                    HEADS.formatted(marks(part.size())),
                    part,
                    row -> found.put(row.getString(1), new StoredHead(row.getLong(2), row.getLong(3), row.getLong(4))));
        }
        return found;
    }

    /** From the first to the last event that is there, whatever is missing between them. */
    public Map<String, Span> outermost(Collection<String> conversationIds) throws MysqlAwayException {
        var found = new HashMap<String, Span>();
        for (var table : conversationIds.stream()
                .collect(groupingBy(EventShard::tableOf))
                .entrySet()) {
            for (var part : parts(table.getValue())) {
                query(
                        OUTERMOST.formatted(table.getKey(), marks(part.size())),
                        part,
                        row -> found.put(row.getString(1), new Span(row.getString(1), row.getLong(2), row.getLong(3))));
            }
        }
        return found;
    }

    /** Numbers of a conversation's events outside of a span: so many at most, the highest. */
    public List<Long> outside(Span span, int limit) throws MysqlAwayException {
        var found = new ArrayList<Long>();
        query(
                OUTSIDE.formatted(EventShard.tableOf(span.conversationId())),
                List.of(span.conversationId(), span.from(), span.to(), limit),
                row -> found.add(row.getLong(1)));
        return found;
    }

    /**
     * Rows of any table by their keys, those there are: the columns asked for, numbers in decimal, texts in UTF-8, blobs as they
     * are.
     *
     * @param keys of each row the values of the key's columns, numbers as {@link Long}
     */
    public Map<List<Object>, Map<String, ByteString>> find(
            String table, List<String> keyColumns, List<String> columns, List<List<Object>> keys)
            throws MysqlAwayException {
        var found = new HashMap<List<Object>, Map<String, ByteString>>();
        var one = keyColumns.stream().map(column -> column + " = ?").collect(joining(" AND ", "(", ")"));
        var select = Stream.concat(keyColumns.stream(), columns.stream().map("CAST(%s AS BINARY)"::formatted))
                .collect(joining(", "));
        for (var part : parts(keys)) {
            var sql = "SELECT %s FROM %s WHERE %s"
                    .formatted(select, table, String.join(" OR ", Collections.nCopies(part.size(), one)));
            query(sql, part.stream().flatMap(List::stream).toList(), row -> {
                var key = new ArrayList<Object>();
                for (var i = 1; i <= keyColumns.size(); i++) {
                    key.add(row.getObject(i));
                }
                found.put(List.copyOf(key), values(row, keyColumns.size(), columns));
            });
        }
        return found;
    }

    private static Map<String, ByteString> values(ResultSet row, int after, List<String> columns) throws SQLException {
        var values = new HashMap<String, ByteString>();
        for (var i = 0; i < columns.size(); i++) {
            values.put(columns.get(i), UnsafeByteOperations.unsafeWrap(row.getBytes(after + i + 1)));
        }
        return values;
    }

    private void query(String sql, List<?> parameters, RowReader reader) throws MysqlAwayException {
        try (var query = connection.prepareStatement(sql)) {
            for (var i = 0; i < parameters.size(); i++) {
                query.setObject(i + 1, parameters.get(i));
            }
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        } catch (SQLException e) {
            throw new MysqlAwayException(e);
        }
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    private static <T> List<List<T>> parts(List<T> all) {
        var parts = new ArrayList<List<T>>();
        for (var from = 0; from < all.size(); from += KEYS_MAX) {
            parts.add(all.subList(from, Math.min(from + KEYS_MAX, all.size())));
        }
        return parts;
    }

    @Override
    public void close() throws MysqlAwayException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new MysqlAwayException(e);
        }
    }
}
