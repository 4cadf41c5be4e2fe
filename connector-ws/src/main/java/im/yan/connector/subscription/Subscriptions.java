// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.subscription;

import im.yan.connector.session.LiveSession;
import im.yan.connector.session.Sessions;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.Position;
import im.yan.schemas.v1.Subscription;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/**
 * Which sessions take part in which read-diffused conversations. What changes is decided by whoever reads im.downlink, in its
 * order; sessions that end are forgotten. The interest that follows is announced until the log has taken it, and again
 * regularly. Safe from any thread.
 */
public final class Subscriptions {
    /** Conversations of one session; a further one displaces the oldest, as in push-fanout. */
    static final int CONVERSATIONS_MAX = 500;

    /** Interests announced at once: thousands of conversations are spread over seconds, and the log hardly notices. */
    static final int ANNOUNCED_PER_TICK = 1_000;

    private final Sessions sessions;
    private final InterestJournal interests;
    private final Map<String, Audience> audiences = new HashMap<>();
    private final Map<String, SequencedSet<String>> bySession = new HashMap<>();
    private final SequencedSet<String> due = new LinkedHashSet<>();
    private int size;

    public Subscriptions(Sessions sessions, InterestJournal interests) {
        this.sessions = sessions;
        this.interests = interests;
        sessions.whenEnded(this::ended);
    }

    /** Returns where those conversations stand that are new to the session, as far as that is known here. */
    public synchronized List<Position> subscribe(LiveSession session, Collection<Subscription> wanted) {
        // Ended meanwhile: then it was forgotten before this, and nobody would forget it again.
        if (sessions.find(session.id()).isEmpty()) {
            return List.of();
        }
        var heads = new ArrayList<Position>();
        for (var subscription : wanted) {
            if (add(session, subscription)) {
                audience(subscription.getConversationId()).head().ifPresent(heads::add);
            }
        }
        return heads;
    }

    public synchronized void unsubscribe(LiveSession session, Collection<String> conversationIds) {
        conversationIds.forEach(conversationId -> remove(session.id(), conversationId));
    }

    public synchronized boolean isSubscribed(String sessionId, String conversationId) {
        var own = bySession.get(sessionId);
        return own != null && own.contains(conversationId);
    }

    /**
     * Notes an event and returns who gets it: whoever took part when it happened. Who is no longer a member after it gets nothing
     * further.
     */
    public synchronized List<LiveSession> audienceOf(ConversationEvent event) {
        var audience = audiences.get(event.getConversationId());
        if (audience == null) {
            return List.of();
        }
        audience.raise(headOf(event));
        var present = audience.at(event.getSeq());
        present.stream()
                .filter(session -> Leaving.by(event, session.userId()))
                .forEach(session -> remove(session.id(), event.getConversationId()));
        return present;
    }

    /** Notes where a conversation stands and returns who is to be told: everybody, if it is news. */
    public synchronized List<LiveSession> audienceOf(Position head) {
        var audience = audiences.get(head.getConversationId());
        return audience != null && audience.raise(head) ? audience.all() : List.of();
    }

    /** To be called after changes and regularly: announces what is due, a bounded number, while the log takes it. */
    public void announce() {
        for (var i = 0; i < ANNOUNCED_PER_TICK && announceNext(); i++) {
            // One at a time, so that nobody waits for the monitor for long.
        }
    }

    /** Makes every interest due: its time is running out, or push-fanout may have forgotten it. */
    public synchronized void renew() {
        due.addAll(audiences.keySet());
    }

    /** Of all sessions together. */
    public synchronized int size() {
        return size;
    }

    private synchronized boolean announceNext() {
        if (due.isEmpty()) {
            return false;
        }
        var conversationId = due.getFirst();
        var audience = audiences.get(conversationId);
        var interested = audience != null && !audience.isEmpty();
        if (!interests.announce(conversationId, interested)) {
            return false;
        }
        due.removeFirst();
        if (!interested) {
            // Not before: until this is announced the head is followed, and whoever subscribes meanwhile needs it.
            audiences.remove(conversationId);
        }
        return true;
    }

    private synchronized void ended(String sessionId) {
        var own = bySession.get(sessionId);
        if (own != null) {
            List.copyOf(own).forEach(conversationId -> remove(sessionId, conversationId));
        }
    }

    private boolean add(LiveSession session, Subscription subscription) {
        var conversationId = subscription.getConversationId();
        var audience = audience(conversationId);
        if (audience.isEmpty()) {
            due.add(conversationId);
        }
        audience.add(session, subscription.getSinceSeq());
        var own = bySession.computeIfAbsent(session.id(), absent -> new LinkedHashSet<>());
        if (!own.add(conversationId)) {
            return false;
        }
        size++;
        if (own.size() > CONVERSATIONS_MAX) {
            remove(session.id(), own.getFirst());
        }
        return true;
    }

    private void remove(String sessionId, String conversationId) {
        var own = bySession.get(sessionId);
        if (own == null || !own.remove(conversationId)) {
            return;
        }
        size--;
        if (own.isEmpty()) {
            bySession.remove(sessionId);
        }
        var audience = audience(conversationId);
        audience.remove(sessionId);
        if (audience.isEmpty()) {
            due.add(conversationId);
        }
    }

    private Audience audience(String conversationId) {
        return audiences.computeIfAbsent(conversationId, absent -> new Audience());
    }

    private static Position headOf(ConversationEvent event) {
        return Position.newBuilder()
                .setConversationId(event.getConversationId())
                .setSeq(event.getSeq())
                .setMessageNo(event.getMessageNo())
                .build();
    }
}
