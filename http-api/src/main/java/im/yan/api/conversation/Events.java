// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import im.yan.api.cache.Misses;
import im.yan.api.cache.Misses.Sharing;
import im.yan.api.cache.Part;
import im.yan.schemas.v1.ConversationEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Conversations' logs, from Redis where it can tell, else from MySQL: nobody who reads need know which it was. */
@Component
public final class Events {

    // Whose pages begin at the same event and reach as far see the same: they share a query.
    private record Page(String conversationId, long fromSeq, Span span, int limit) {}

    private record Single(String conversationId, Set<Long> seqs) {}

    private record End(String conversationId, long fromSeq) {}

    private final RecentEvents recent;
    private final EventTables tables;
    private final Sharing<Page, List<StoredEvent>> pages;
    private final Sharing<Single, List<StoredEvent>> singles;
    private final Sharing<List<End>, Map<String, List<StoredEvent>>> ends;

    Events(RecentEvents recent, EventTables tables, Misses misses) {
        this.recent = recent;
        this.tables = tables;
        this.pages = misses.sharing(Part.EVENTS);
        this.singles = misses.sharing(Part.EVENTS);
        this.ends = misses.sharing(Part.EVENTS);
    }

    /** Ascending, whatever the span; nothing from before what may be seen. */
    List<StoredEvent> read(View view, Span span, int limit) {
        var page = new Page(view.conversationId(), view.visibleFromSeq(), span, limit);
        return recent.read(view, span, limit)
                .orElseGet(() -> pages.ask(
                        page, () -> tables.read(page.conversationId(), page.fromSeq(), page.span(), page.limit())));
    }

    /** The end of each of the histories, ascending, by conversation. A round trip and a query at most, however many. */
    Map<String, List<StoredEvent>> latest(List<ConversationRow> conversations, int limit) {
        var found = new HashMap<>(recent.latest(conversations, limit));
        var others = conversations.stream()
                .filter(conversation -> !found.containsKey(conversation.conversationId()))
                .toList();
        if (!others.isEmpty()) {
            var question = others.stream()
                    .map(other -> new End(other.conversationId(), other.visibleFromSeq()))
                    .toList();
            found.putAll(ends.ask(question, () -> tables.latest(others, limit)));
        }
        return found;
    }

    /** Those of them that are stored, ascending. A round trip and a query at most, however many. */
    List<StoredEvent> find(String conversationId, Collection<Long> seqs) {
        if (seqs.isEmpty()) {
            return List.of();
        }
        var question = new Single(conversationId, Set.copyOf(seqs));
        return recent.find(conversationId, question.seqs())
                .orElseGet(() -> singles.ask(question, () -> tables.find(conversationId, question.seqs())));
    }

    /** Empty for no event, and for one that is older than what may be seen. */
    public Optional<ConversationEvent> find(View view, long seq) {
        return seq < view.visibleFromSeq()
                ? Optional.empty()
                : find(view.conversationId(), List.of(seq)).stream()
                        .map(StoredEvent::event)
                        .findFirst();
    }
}
