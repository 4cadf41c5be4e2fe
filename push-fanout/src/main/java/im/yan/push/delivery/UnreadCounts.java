// SPDX-License-Identifier: Apache-2.0
package im.yan.push.delivery;

import im.yan.schemas.v1.UnreadCount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thins out the counts of busy conversations: the first after a quiet moment goes at once, of those that follow within {@link
 * #TOGETHER} only the last. Remembers at most {@link #MAX} conversations; the counts of further ones all go at once. Used by
 * one thread.
 */
public final class UnreadCounts {
    static final Duration TOGETHER = Duration.ofMillis(500);

    static final int MAX = 50_000;

    private record Told(long millis, @Nullable UnreadCount waiting) {}

    private final int max;
    private final Map<String, Told> byConversation = new LinkedHashMap<>();

    public UnreadCounts() {
        this(MAX);
    }

    UnreadCounts(int max) {
        this.max = max;
    }

    /** @return the count, if it is to be told now */
    public Optional<UnreadCount> offer(UnreadCount count, long now) {
        var key = count.getUserId() + "/" + count.getConversationId();
        var told = byConversation.get(key);
        if (told != null) {
            byConversation.put(key, new Told(told.millis(), count));
            return Optional.empty();
        }
        if (byConversation.size() < max) {
            byConversation.put(key, new Told(now, null));
        }
        return Optional.of(count);
    }

    /** What has waited; to be called a few times a second. */
    public List<UnreadCount> due(long now) {
        var due = new ArrayList<UnreadCount>();
        var entries = byConversation.entrySet().iterator();
        while (entries.hasNext()) {
            var entry = entries.next();
            var waiting = entry.getValue().waiting();
            if (now - entry.getValue().millis() < TOGETHER.toMillis()) {
                continue;
            }
            if (waiting == null) {
                entries.remove();
            } else {
                due.add(waiting);
                entry.setValue(new Told(now, null));
            }
        }
        return due;
    }
}
