// SPDX-License-Identifier: Apache-2.0
package im.yan.push.retry;

import im.yan.push.retry.Due.GivenUp;
import im.yan.push.retry.Due.Resend;
import im.yan.schemas.v1.ConversationEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What one session has not acknowledged, by conversation; the oldest first. */
final class UnackedSession {
    private final long userId;
    private final String sessionId;
    private final int eventsMax;
    private final Room room;
    private final ResendSchedule schedule;
    private final Map<String, UnackedConversation> conversations = new LinkedHashMap<>();
    private int events;

    UnackedSession(long userId, String sessionId, int eventsMax, Room room, ResendSchedule schedule) {
        this.userId = userId;
        this.sessionId = sessionId;
        this.eventsMax = eventsMax;
        this.room = room;
        this.schedule = schedule;
    }

    boolean isEmpty() {
        return conversations.isEmpty();
    }

    boolean sent(ConversationEvent event, long now) {
        var conversation = conversations.get(event.getConversationId());
        if (conversation == null) {
            if (!room.takeConversation()) {
                return false;
            }
            conversation = new UnackedConversation(event.getSeq(), now + schedule.waitMillis(0));
            conversations.put(event.getConversationId(), conversation);
        }
        // What is sent a second time because its record was is remembered already.
        if (event.getSeq() > conversation.lastSeq()) {
            remember(event, conversation);
        }
        return true;
    }

    OptionalLong acked(String conversationId, long seq, long now) {
        var conversation = conversations.get(conversationId);
        if (conversation == null || seq < conversation.firstSeq()) {
            return OptionalLong.empty();
        }
        var covered = Math.min(seq, conversation.lastSeq());
        if (seq >= conversation.lastSeq()) {
            forget(conversationId, conversation);
        } else {
            var acked = conversation.ack(seq, now + schedule.waitMillis(0));
            events -= acked.size();
            room.giveBack(acked);
        }
        return OptionalLong.of(covered);
    }

    /** Returns what was still owed. */
    List<UnackedRange> forgetAll() {
        var owed = owed();
        Map.copyOf(conversations).forEach(this::forget);
        return owed;
    }

    Optional<Due> due(long now) {
        var due = conversations.values().stream()
                .filter(conversation -> conversation.isDue(now))
                .toList();
        if (due.isEmpty()) {
            return Optional.empty();
        }
        if (due.stream().anyMatch(conversation -> schedule.isExhausted(conversation.resends()))) {
            // The session is dead, so whatever it still owes an ack for has failed.
            return Optional.of(new GivenUp(userId, sessionId, owed()));
        }
        var again = new ArrayList<ConversationEvent>();
        for (var conversation : due) {
            again.addAll(conversation.events());
            conversation.resent(now + schedule.waitMillis(conversation.resends() + 1));
        }
        return Optional.of(
                new Resend(userId, sessionId, again, due.stream().anyMatch(UnackedConversation::isNumbersOnly)));
    }

    private List<UnackedRange> owed() {
        return conversations.entrySet().stream()
                .map(entry -> new UnackedRange(
                        entry.getKey(),
                        entry.getValue().firstSeq(),
                        entry.getValue().lastSeq(),
                        entry.getValue().events()))
                .toList();
    }

    private void remember(ConversationEvent event, UnackedConversation conversation) {
        if (!conversation.isNumbersOnly() && events < eventsMax && room.take(event)) {
            conversation.keep(event);
            events++;
        } else {
            var dropped = conversation.keepNumberOnly(event);
            events -= dropped.size();
            room.giveBack(dropped);
        }
    }

    private void forget(String conversationId, UnackedConversation conversation) {
        conversations.remove(conversationId);
        events -= conversation.events().size();
        room.giveBack(conversation.events());
        room.giveBackConversation();
    }
}
