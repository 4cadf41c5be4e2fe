// SPDX-License-Identifier: Apache-2.0
package im.yan.api.search;

import im.yan.api.account.Caller;
import im.yan.api.mysql.MayLag;
import im.yan.api.mysql.MessageTables;
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
    private static final String OF_CONVERSATIONS = """
            SELECT conversation_id, GREATEST(visible_from_seq, cleared_seq + 1) AS visible_from_seq
            FROM participant WHERE user_id = :user AND member = TRUE AND conversation_id IN (:conversations)
            """;
    private static final String HIDDEN =
            "SELECT conversation_id, seq FROM hidden_message WHERE user_id = :user AND (conversation_id, seq) IN (:places)";
    private static final String NOT_RECALLED =
            "SELECT conversation_id, seq FROM %1$s WHERE (conversation_id, seq) IN (:%1$s) AND recalled_seq = 0";

    private final JdbcClient jdbc;
    private final MessageTables tables;

    Windows(@MayLag JdbcClient jdbc, MessageTables tables) {
        this.jdbc = jdbc;
        this.tables = tables;
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
        var beginnings = beginnings(caller, places);
        var readable = places.stream()
                .filter(place -> place.seq() >= beginnings.getOrDefault(place.conversationId(), Long.MAX_VALUE))
                .collect(Collectors.toCollection(HashSet::new));
        readable.retainAll(notRecalled(readable));
        readable.removeAll(hidden(caller, readable));
        return readable;
    }

    /** Of the caller's windows; there is none where she is not a member. */
    private Map<String, Long> beginnings(Caller caller, Collection<Place> places) {
        return jdbc
                .sql(OF_CONVERSATIONS)
                .param("user", caller.userId())
                .param(
                        "conversations",
                        places.stream().map(Place::conversationId).distinct().toList())
                .query((row, number) -> new Window(row.getString("conversation_id"), row.getLong("visible_from_seq")))
                .list()
                .stream()
                .collect(Collectors.toMap(Window::conversationId, Window::visibleFromSeq));
    }

    private Set<Place> notRecalled(Collection<Place> places) {
        return tables.perQuery(places, Place::conversationId).stream()
                .flatMap(some -> query(byTable(some)).stream())
                .collect(Collectors.toSet());
    }

    private List<Place> query(Map<String, List<Object[]>> keysByTable) {
        // The tables' names are constants.
        var sql = keysByTable.keySet().stream().map(NOT_RECALLED::formatted).collect(Collectors.joining(" UNION ALL "));
        return jdbc.sql(sql)
                .params(keysByTable)
                .query((row, number) -> new Place(row.getString("conversation_id"), row.getLong("seq")))
                .list();
    }

    private static Map<String, List<Object[]>> byTable(Collection<Place> places) {
        return places.stream()
                .collect(Collectors.groupingBy(
                        place -> EventShard.tableOf(place.conversationId()),
                        TreeMap::new,
                        Collectors.mapping(Windows::key, Collectors.toList())));
    }

    private Set<Place> hidden(Caller caller, Collection<Place> places) {
        if (places.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(jdbc.sql(HIDDEN)
                .param("user", caller.userId())
                .param("places", places.stream().map(Windows::key).toList())
                .query((row, number) -> new Place(row.getString("conversation_id"), row.getLong("seq")))
                .list());
    }

    private static Object[] key(Place place) {
        return new Object[] {place.conversationId(), place.seq()};
    }
}
