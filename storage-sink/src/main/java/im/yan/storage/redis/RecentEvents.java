// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import im.yan.schemas.EventShard;
import im.yan.storage.cdc.RowChange;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The newest events of each conversation, as a hash by seq; each value says how far the event has been changed, and is it. */
final class RecentEvents {
    static final List<String> COLUMNS = List.of("conversation_id", "seq", "event", "recalled_seq", "edited_seq");
    private static final byte[] GONE = {};

    private RecentEvents() {}

    static String key(RowChange row) {
        return "yan:recent:{" + row.text("conversation_id") + "}";
    }

    static byte[] field(RowChange row) {
        return Long.toString(row.number("seq")).getBytes(UTF_8);
    }

    /** recalled_seq and edited_seq, eight bytes each, big endian; then the event as it stands in the log. */
    static byte[] value(RowChange row) {
        if (row.deleted()) {
            return GONE;
        }
        var event = row.bytes("event");
        return ByteBuffer.allocate(2 * Long.BYTES + event.length)
                .putLong(row.number("recalled_seq"))
                .putLong(row.number("edited_seq"))
                .put(event)
                .array();
    }

    /**
     * Queries for what a cache that begins with nothing needs: the rest would be carried only to be thrown away. Each asks one
     * table, by the end of its primary key: the conversations' heads may lie on another server.
     */
    static Map<String, String> snapshots(String database, int window) {
        var columns = COLUMNS.stream().map(column -> "e." + column).collect(Collectors.joining(", "));
        return EventShard.TABLES.stream()
                .collect(Collectors.toUnmodifiableMap(
                        table -> table,
                        table -> ("SELECT %1$s FROM `%2$s`.`%3$s` e"
                                        + " JOIN (SELECT conversation_id, MAX(seq) AS head_seq FROM `%2$s`.`%3$s`"
                                        + " GROUP BY conversation_id) c"
                                        + " ON c.conversation_id = e.conversation_id AND e.seq > c.head_seq - %4$d"
                                        + " ORDER BY e.conversation_id, e.seq")
                                .formatted(columns, database, table, window)));
    }
}
