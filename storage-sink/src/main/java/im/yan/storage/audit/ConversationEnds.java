// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How far a sweep has come in each conversation of a partition. */
final class ConversationEnds {
    /** More are compared before the partition's end, and begun anew: then nobody asks what is beyond the log's end. */
    static final int CONVERSATIONS_MAX = 100_000;

    private final Map<String, ConversationEnd> ends = new LinkedHashMap<>();

    void add(SettledEvent event) {
        var id = event.key().conversationId();
        var before = ends.get(id);
        ends.put(id, before == null ? ConversationEnd.of(event) : before.and(event));
    }

    boolean isFull() {
        return ends.size() >= CONVERSATIONS_MAX;
    }

    /** All of them, and begins anew. */
    List<ConversationEnd> drain() {
        var all = List.copyOf(ends.values());
        ends.clear();
        return all;
    }
}
