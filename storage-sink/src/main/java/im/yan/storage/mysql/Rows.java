// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import im.yan.schemas.EventShard;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a batch of the log does to the tables: each row once, in one order that all transactions lock in, so that they cannot
 * wait for each other in a circle.
 */
final class Rows {
    private final SortedMap<String, SortedMap<EventKey, EventRow>> eventsByTable = new TreeMap<>();
    private final SortedMap<String, Head> heads = new TreeMap<>();
    private final SortedMap<Participant.Key, Participant> participants = new TreeMap<>();

    private record EventKey(String conversationId, long seq) implements Comparable<EventKey> {
        @Override
        public int compareTo(EventKey other) {
            var byConversation = conversationId.compareTo(other.conversationId);
            return byConversation != 0 ? byConversation : Long.compare(seq, other.seq);
        }
    }

    private Rows() {}

    static Rows of(Collection<LogEntry.Accepted> entries) {
        var rows = new Rows();
        for (var entry : entries) {
            entry.event().ifPresent(rows::add);
            entry.participants().forEach(rows::add);
        }
        return rows;
    }

    private void add(EventRow event) {
        eventsByTable
                .computeIfAbsent(EventShard.tableOf(event.conversationId()), table -> new TreeMap<>())
                .put(new EventKey(event.conversationId(), event.seq()), event);
        heads.merge(event.conversationId(), Head.after(event), Head::orLater);
    }

    private void add(Participant participant) {
        participants.merge(participant.key(), participant, Participant::orLater);
    }

    List<String> tables() {
        return List.copyOf(eventsByTable.keySet());
    }

    List<EventRow> events(String table) {
        return List.copyOf(eventsByTable.getOrDefault(table, new TreeMap<>()).values());
    }

    List<Head> heads() {
        return List.copyOf(heads.values());
    }

    List<Participant> participants() {
        return List.copyOf(participants.values());
    }

    boolean isEmpty() {
        return heads.isEmpty() && participants.isEmpty();
    }
}
