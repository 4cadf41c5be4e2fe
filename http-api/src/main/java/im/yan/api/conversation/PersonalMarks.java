// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import im.yan.api.mysql.MayLag;
import im.yan.schemas.EventShard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What members have put on single messages: reactions, pins, and deletions for oneself. */
@Repository
final class PersonalMarks {

    /** A pinned message and who has pinned it. */
    record Pin(long seq, long actorId) {}

    private record PinRow(Pin pin, long eventSeq) {}

    private final JdbcClient jdbc;

    PersonalMarks(@MayLag JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the messages that the user has deleted for herself. */
    Set<Long> hidden(View view, Collection<Long> seqs) {
        if (seqs.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(jdbc.sql(
                        "SELECT seq FROM hidden_message WHERE user_id = :user AND conversation_id = :id AND seq IN (:seqs)")
                .param("user", view.userId())
                .param("id", view.conversationId())
                .param("seqs", seqs)
                .query(Long.class)
                .list());
    }

    /** Those of the messages, by conversation, that the user has deleted for herself. One query, however many. */
    Map<String, Set<Long>> hidden(long userId, Map<String, Set<Long>> seqs) {
        var places = seqs.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(seq -> new Object[] {entry.getKey(), seq}))
                .toList();
        if (places.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("SELECT conversation_id, seq FROM hidden_message"
                        + " WHERE user_id = :user AND (conversation_id, seq) IN (:places)")
                .param("user", userId)
                .param("places", places)
                .query((row, number) -> Map.entry(row.getString("conversation_id"), row.getLong("seq")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    /** By message, and of one message in the order in which they came up. */
    List<EventPage.Reaction> reactions(View view, Collection<Long> seqs) {
        if (seqs.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        SELECT seq, emoji, COUNT(*) AS users, MAX(user_id = :user) AS mine
                        FROM reaction
                        WHERE conversation_id = :id AND seq IN (:seqs) AND removed = FALSE
                        GROUP BY seq, emoji ORDER BY seq, MIN(event_seq)
                        """)
                .param("user", view.userId())
                .param("id", view.conversationId())
                .param("seqs", seqs)
                .query((row, number) -> new EventPage.Reaction(
                        row.getLong("seq"), row.getString("emoji"), row.getInt("users"), row.getBoolean("mine")))
                .list();
    }

    /** The latest pinned first; recalling a message takes it down. */
    List<Pin> pins(View view, int limit) {
        var standing = new ArrayList<Pin>();
        List<PinRow> page;
        var before = Long.MAX_VALUE;
        do {
            page = pinned(view, before, limit);
            var seqs = notRecalled(view, page);
            page.stream()
                    .map(PinRow::pin)
                    .filter(pin -> seqs.contains(pin.seq()))
                    .forEach(standing::add);
            before = page.isEmpty() ? 0 : page.getLast().eventSeq();
        } while (page.size() == limit && standing.size() < limit);
        return standing.subList(0, Math.min(limit, standing.size()));
    }

    private List<PinRow> pinned(View view, long beforeEventSeq, int limit) {
        return jdbc.sql("""
                        SELECT seq, actor_id, event_seq FROM pin
                        WHERE conversation_id = ? AND pinned = TRUE AND seq >= ? AND event_seq < ?
                        ORDER BY event_seq DESC LIMIT ?
                        """)
                .params(view.conversationId(), view.visibleFromSeq(), beforeEventSeq, limit)
                .query((row, number) ->
                        new PinRow(new Pin(row.getLong("seq"), row.getLong("actor_id")), row.getLong("event_seq")))
                .list();
    }

    // A query of its own: where there are several servers, messages and pins need not be on the same.
    private Set<Long> notRecalled(View view, List<PinRow> pins) {
        if (pins.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(jdbc.sql("SELECT seq FROM " + EventShard.tableOf(view.conversationId())
                        + " WHERE conversation_id = :id AND seq IN (:seqs) AND recalled_seq = 0")
                .param("id", view.conversationId())
                .param("seqs", pins.stream().map(row -> row.pin().seq()).toList())
                .query(Long.class)
                .list());
    }
}
