// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.ConversationEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** A conversation as one member may see it: nothing from before her time, nothing that was recalled or that she has deleted. */
@Component
final class History {
    private final Events events;
    private final PersonalMarks marks;

    History(Events events, PersonalMarks marks) {
        this.events = events;
        this.marks = marks;
    }

    EventPage page(View view, Span span, int limit) {
        var found = events.read(view, span, limit);
        var redaction = redaction(view, found);
        // The head was read before the events were, and may be behind them.
        var last = found.isEmpty() ? 0 : found.getLast().seq();
        return new EventPage(
                EventJson.of(shown(found, redaction)),
                Math.max(view.headSeq(), last),
                view.visibleFromSeq(),
                EventJson.of(shown(amendments(view, found, redaction), redaction)),
                marks.reactions(view, readable(found, redaction)));
    }

    PinList pins(View view) {
        var pins = marks.pins(view, ProtocolLimits.PINS_MAX);
        var found = events.find(
                view.conversationId(), pins.stream().map(PersonalMarks.Pin::seq).toList());
        var redaction = redaction(view, found);
        var messages = bySeq(found, redaction);
        var edits = bySeq(amendments(view, found, redaction), redaction);
        return new PinList(pins.stream()
                .filter(pin -> messages.containsKey(pin.seq()))
                .map(pin -> PinList.Pin.of(pin, messages, edits))
                .toList());
    }

    private Redaction redaction(View view, List<StoredEvent> found) {
        var messages = new HashSet<Long>();
        var elsewhere = new HashSet<Long>();
        var recalled = new HashSet<Long>();
        for (var stored : found) {
            messages.add(messageOf(stored.event()));
            elsewhere.add(messageOf(stored.event()));
        }
        for (var stored : found) {
            elsewhere.remove(stored.seq());
            if (stored.isRecalled()) {
                recalled.add(stored.seq());
            }
        }
        events.find(view.conversationId(), elsewhere).stream()
                .filter(StoredEvent::isRecalled)
                .map(StoredEvent::seq)
                .forEach(recalled::add);
        recalled.addAll(marks.hidden(view, messages));
        return new Redaction(recalled);
    }

    /** Whose content the event carries. */
    static long messageOf(ConversationEvent event) {
        return event.hasMessageEdited() ? event.getMessageEdited().getTargetSeq() : event.getSeq();
    }

    private List<StoredEvent> amendments(View view, List<StoredEvent> found, Redaction redaction) {
        Set<Long> seqs = new TreeSet<>();
        for (var stored : found) {
            if (stored.isRecalled()) {
                seqs.add(stored.recalledSeq());
            } else if (stored.editedSeq() > 0 && !redaction.covers(stored.seq())) {
                seqs.add(stored.editedSeq());
            }
        }
        found.forEach(stored -> seqs.remove(stored.seq()));
        return events.find(view.conversationId(), seqs);
    }

    private static List<Long> readable(List<StoredEvent> found, Redaction redaction) {
        return found.stream()
                .filter(stored -> stored.event().hasMessagePosted())
                .map(StoredEvent::seq)
                .filter(seq -> !redaction.covers(seq))
                .toList();
    }

    private static List<ConversationEvent> shown(List<StoredEvent> found, Redaction redaction) {
        return found.stream().map(StoredEvent::event).map(redaction::apply).toList();
    }

    private static Map<Long, ConversationEvent> bySeq(List<StoredEvent> found, Redaction redaction) {
        var messages = new HashMap<Long, ConversationEvent>();
        shown(found, redaction).forEach(event -> messages.put(messageOf(event), event));
        return messages;
    }
}
