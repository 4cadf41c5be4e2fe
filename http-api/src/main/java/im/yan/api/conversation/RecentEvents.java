// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import im.yan.api.cache.Ask;
import im.yan.api.cache.Cache;
import im.yan.api.cache.CacheKeys;
import im.yan.api.cache.Fields;
import im.yan.api.cache.Part;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * The newest events of conversations, from Redis; only where it has every single one that is asked for. It keeps those from a floor
 * on.
 */
@Component
final class RecentEvents {
    private static final String FLOOR = "floor";

    private final Cache cache;

    RecentEvents(Cache cache) {
        this.cache = cache;
    }

    /** As {@link EventTables#read}. */
    Optional<List<StoredEvent>> read(View view, Span span, int limit) {
        return find(view.conversationId(), span.seqs(view.visibleFromSeq(), view.headSeq(), limit));
    }

    /** As {@link EventTables#find}. */
    Optional<List<StoredEvent>> find(String conversationId, Collection<Long> seqs) {
        var ascending = List.copyOf(new TreeSet<>(seqs));
        return cache.read(Part.EVENTS, ask(conversationId, ascending))
                .map(fields -> events(conversationId, ascending, fields));
    }

    /** As {@link EventTables#latest}, of those of which Redis can tell. */
    Map<String, List<StoredEvent>> latest(List<ConversationRow> conversations, int limit) {
        var seqs = conversations.stream()
                .map(conversation ->
                        new Span.Latest().seqs(conversation.visibleFromSeq(), conversation.headSeq(), limit))
                .toList();
        var asks = new ArrayList<Ask>();
        for (var i = 0; i < seqs.size(); i++) {
            asks.add(ask(conversations.get(i).conversationId(), seqs.get(i)));
        }
        var found = cache.read(Part.EVENTS, asks);
        var events = new HashMap<String, List<StoredEvent>>();
        for (var i = 0; i < seqs.size(); i++) {
            var id = conversations.get(i).conversationId();
            var ascending = seqs.get(i);
            found.get(i).ifPresent(fields -> events.put(id, events(id, ascending, fields)));
        }
        return events;
    }

    private static Ask ask(String conversationId, List<Long> ascending) {
        var fields = new ArrayList<>(List.of(FLOOR));
        ascending.forEach(seq -> fields.add(Long.toString(seq)));
        return new Ask(CacheKeys.recent(conversationId), fields, found -> isAboveTheFloor(ascending, found));
    }

    private static boolean isAboveTheFloor(List<Long> ascending, Fields found) {
        return ascending.isEmpty() || ascending.getFirst() >= found.number(FLOOR);
    }

    private static List<StoredEvent> events(String conversationId, List<Long> ascending, Fields found) {
        return ascending.stream()
                .map(seq -> event(conversationId, found.bytes(Long.toString(seq))))
                .toList();
    }

    private static StoredEvent event(String conversationId, byte[] value) {
        var bytes = ByteBuffer.wrap(value);
        var recalledSeq = bytes.getLong();
        var editedSeq = bytes.getLong();
        var event = new byte[bytes.remaining()];
        bytes.get(event);
        return StoredEvent.parse(conversationId, event, recalledSeq, editedSeq);
    }
}
