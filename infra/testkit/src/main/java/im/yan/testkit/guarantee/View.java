// SPDX-License-Identifier: Apache-2.0
package im.yan.testkit.guarantee;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What one observer saw, in the order in which it saw it. Safe to note from one thread at a time and to read from any. */
public final class View {
    private final String name;
    private final Predicate<String> covers;
    private final boolean partial;
    private final Map<String, List<Seen>> byConversation = new LinkedHashMap<>();

    View(String name, Predicate<String> covers, boolean partial) {
        this.name = name;
        this.covers = covers;
        this.partial = partial;
    }

    /** Who saw it, for people. */
    public String name() {
        return name;
    }

    /** Whether this observer must have seen the conversation. */
    boolean covers(String conversationId) {
        return covers.test(conversationId);
    }

    /** Whether there may be gaps in what this observer saw. */
    boolean isPartial() {
        return partial;
    }

    /** Notes the next thing seen. */
    public synchronized void saw(Seen seen) {
        byConversation
                .computeIfAbsent(seen.conversationId(), absent -> new ArrayList<>())
                .add(seen);
    }

    /** In the order seen. */
    public synchronized List<Seen> of(String conversationId) {
        return List.copyOf(byConversation.getOrDefault(conversationId, List.of()));
    }

    synchronized List<String> conversations() {
        return List.copyOf(byConversation.keySet());
    }

    /** How many things were seen. */
    public synchronized int size() {
        return byConversation.values().stream().mapToInt(List::size).sum();
    }
}
