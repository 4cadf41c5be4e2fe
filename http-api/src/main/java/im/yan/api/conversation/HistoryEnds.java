// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import im.yan.schemas.v1.ConversationEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The ends of several histories at once, each as {@link History} shows it: two queries, however many. */
@Component
final class HistoryEnds {
    private final Events events;
    private final PersonalMarks marks;

    HistoryEnds(Events events, PersonalMarks marks) {
        this.events = events;
        this.marks = marks;
    }

    /** By conversation, ascending. */
    Map<String, List<ConversationEvent>> read(long userId, List<ConversationRow> conversations, int limit) {
        var found = events.latest(conversations, limit);
        var hidden = marks.hidden(userId, messagesOf(found));
        var shown = new HashMap<String, List<ConversationEvent>>();
        found.forEach((conversation, stored) -> {
            var redaction = redaction(stored, hidden.getOrDefault(conversation, Set.of()));
            shown.put(
                    conversation,
                    stored.stream()
                            .map(StoredEvent::event)
                            .map(redaction::apply)
                            .toList());
        });
        return shown;
    }

    private static Map<String, Set<Long>> messagesOf(Map<String, List<StoredEvent>> found) {
        return found.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .map(StoredEvent::event)
                                .map(History::messageOf)
                                .collect(Collectors.toSet())));
    }

    // Where an edit is at the end of a history, the recall of the same message, which comes later, is as well.
    private static Redaction redaction(List<StoredEvent> end, Set<Long> hidden) {
        var unreadable = new HashSet<>(hidden);
        for (var stored : end) {
            if (stored.isRecalled()) {
                unreadable.add(stored.seq());
            }
            if (stored.event().hasMessageRecalled()) {
                unreadable.add(stored.event().getMessageRecalled().getTargetSeq());
            }
        }
        return new Redaction(unreadable);
    }
}
