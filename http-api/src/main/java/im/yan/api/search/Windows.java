// SPDX-License-Identifier: Apache-2.0
package im.yan.api.search;

import im.yan.api.account.Caller;
import im.yan.schemas.EventShard;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a user may see, from the tables that storage-sink writes. */
@Repository
final class Windows {
    /** Beyond it the conversations that were quiet longest are not searched, unless one is named. */
    static final int WINDOWS_MAX = 1_000;

    private static final String OF_USER = """
            SELECT me.conversation_id, GREATEST(me.visible_from_seq, me.cleared_seq + 1) AS visible_from_seq
            FROM participant me
            JOIN conversation c ON c.conversation_id = me.conversation_id
            WHERE me.user_id = :user AND me.member = TRUE
            ORDER BY c.last_time_millis DESC, c.conversation_id DESC LIMIT :limit
            """;
    private static final String VISIBLE_IN = """
            SELECT e.conversation_id, e.seq
            FROM %1$s e
            JOIN participant me ON me.user_id = :user AND me.conversation_id = e.conversation_id
            WHERE (e.conversation_id, e.seq) IN (:%1$s)
              AND me.member = TRUE AND e.seq >= me.visible_from_seq AND e.seq > me.cleared_seq AND e.recalled_seq = 0
              AND NOT EXISTS (SELECT 1 FROM hidden_message h WHERE h.user_id = :user
                              AND h.conversation_id = e.conversation_id AND h.seq = e.seq)
            """;

    private final JdbcClient jdbc;

    Windows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Most recent first. */
    List<Window> of(Caller caller) {
        return jdbc.sql(OF_USER)
                .param("user", caller.userId())
                .param("limit", WINDOWS_MAX)
                .query((row, number) -> new Window(row.getString("conversation_id"), row.getLong("visible_from_seq")))
                .list();
    }

    /** Those of the messages that the caller may read now: within her windows, not recalled, not deleted by her. */
    Set<Place> readable(Caller caller, Collection<Place> places) {
        if (places.isEmpty()) {
            return Set.of();
        }
        Map<String, List<Object[]>> byTable = places.stream()
                .collect(Collectors.groupingBy(
                        place -> EventShard.tableOf(place.conversationId()),
                        TreeMap::new,
                        Collectors.mapping(
                                place -> new Object[] {place.conversationId(), place.seq()}, Collectors.toList())));
        // The tables' names are constants.
        var sql = byTable.keySet().stream().map(VISIBLE_IN::formatted).collect(Collectors.joining(" UNION ALL "));
        return new HashSet<>(jdbc.sql(sql)
                .param("user", caller.userId())
                .params(byTable)
                .query((row, number) -> new Place(row.getString("conversation_id"), row.getLong("seq")))
                .list());
    }
}
