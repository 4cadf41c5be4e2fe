// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import im.yan.api.conversation.SyncPage.ChangedConversation;
import im.yan.api.mysql.MysqlSettings;
import im.yan.schemas.v1.ConversationEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a device that was away has missed: a few queries a page, however many conversations are on it. */
@Component
final class Sync {
    static final int EVENTS_MAX = 20;

    /**
     * A change has the time of its statement and is seen once its transaction has committed, and has reached the replica that is
     * read. What took no longer than this to commit is told all the same; what is told twice does no harm.
     */
    static final Duration OVERLAP = Duration.ofSeconds(30);

    /** A page with so many bytes of events ends early. */
    static final int EVENT_BYTES_MAX = 4 * 1024 * 1024;

    /** Conversations whose events are read at once; so many may be in memory beyond {@link #EVENT_BYTES_MAX}. */
    static final int READ_AT_ONCE = 10;

    private final Conversations conversations;
    private final ConversationListing listing;
    private final HistoryEnds ends;
    private final MysqlSettings mysql;

    Sync(Conversations conversations, ConversationListing listing, HistoryEnds ends, MysqlSettings mysql) {
        this.conversations = conversations;
        this.listing = listing;
        this.ends = ends;
        this.mysql = mysql;
    }

    /** From when on the round tells that comes after one beginning now. */
    long nextRoundMillis() {
        return conversations.nowMillis() - OVERLAP.plus(mysql.lagMax()).toMillis();
    }

    SyncPage page(long userId, SyncCursor cursor, int limit) {
        // One more than asked for, to know whether there are more.
        var found = conversations.changes(userId, cursor, limit + 1);
        var page = filled(userId, found.subList(0, Math.min(limit, found.size())));
        if (page.size() == found.size()) {
            return new SyncPage(page, cursor.textOfNextRound(), false);
        }
        return new SyncPage(page, cursor.after(found.get(page.size() - 1)).text(), true);
    }

    /** As many of them, from the first on, as fit into one answer. */
    private List<ChangedConversation> filled(long userId, List<ChangedRow> rows) {
        var page = new ArrayList<ChangedConversation>();
        var bytes = 0L;
        for (var from = 0; from < rows.size() && bytes < EVENT_BYTES_MAX; from += READ_AT_ONCE) {
            var part = rows.subList(from, Math.min(from + READ_AT_ONCE, rows.size()));
            var events = ends.read(userId, stillIn(part), EVENTS_MAX);
            page.addAll(changed(userId, part, events));
            bytes += events.values().stream()
                    .flatMap(List::stream)
                    .mapToLong(ConversationEvent::getSerializedSize)
                    .sum();
        }
        return page;
    }

    private List<ChangedConversation> changed(
            long userId, List<ChangedRow> rows, Map<String, List<ConversationEvent>> events) {
        var summaries = new HashMap<String, ConversationSummary>();
        listing.summaries(userId, stillIn(rows)).forEach(line -> summaries.put(line.conversationId(), line));
        return rows.stream()
                .map(ChangedRow::conversationId)
                .map(id -> summaries.containsKey(id)
                        ? ChangedConversation.of(summaries.get(id), events.getOrDefault(id, List.of()))
                        : ChangedConversation.left(id))
                .toList();
    }

    private static List<ConversationRow> stillIn(List<ChangedRow> rows) {
        return rows.stream()
                .filter(ChangedRow::member)
                .map(ChangedRow::conversation)
                .toList();
    }
}
