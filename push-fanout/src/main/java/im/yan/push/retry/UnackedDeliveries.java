// SPDX-License-Identifier: Apache-2.0
package im.yan.push.retry;

import im.yan.schemas.v1.ConversationEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What the sessions of one partition have not acknowledged. Bounded by {@link UnackedLimits}; times are those of one {@link
 * ResendClock}. Used by one thread.
 */
public final class UnackedDeliveries {
    private final UnackedLimits limits;
    private final ResendSchedule schedule;
    private final Room room;
    private final Map<String, UnackedSession> bySession = new LinkedHashMap<>();

    public UnackedDeliveries(UnackedLimits limits, ResendSchedule schedule) {
        this.limits = limits;
        this.schedule = schedule;
        this.room = new Room(limits);
    }

    /** @return false if there was no room to watch this delivery: it will not be made again */
    public boolean sent(long userId, String sessionId, ConversationEvent event, long now) {
        var session = bySession.computeIfAbsent(
                sessionId, id -> new UnackedSession(userId, id, limits.eventsPerSession(), room, schedule));
        var watched = session.sent(event, now);
        removeIfEmpty(sessionId, session);
        return watched;
    }

    /**
     * Cumulative; an ack that says nothing new changes nothing.
     *
     * @return up to where it covers what was sent and not acknowledged
     */
    public OptionalLong acked(String sessionId, String conversationId, long seq, long now) {
        var session = bySession.get(sessionId);
        if (session == null) {
            return OptionalLong.empty();
        }
        var covered = session.acked(conversationId, seq, now);
        removeIfEmpty(sessionId, session);
        return covered;
    }

    /**
     * The session has ended; that is no failure, its client will ask for what it lacks.
     *
     * @return what it did not acknowledge
     */
    public List<UnackedRange> forget(String sessionId) {
        var session = bySession.remove(sessionId);
        return session == null ? List.of() : session.forgetAll();
    }

    /** At most {@code max} sessions; the others are due at the next call. */
    public List<Due> due(long now, int max) {
        var due = new ArrayList<Due>();
        for (var sessions = bySession.values().iterator(); sessions.hasNext() && due.size() < max; ) {
            var session = sessions.next();
            session.due(now).ifPresent(found -> due.add(found));
        }
        due.stream().filter(Due.GivenUp.class::isInstance).map(Due::sessionId).forEach(this::forget);
        return due;
    }

    private void removeIfEmpty(String sessionId, UnackedSession session) {
        if (session.isEmpty()) {
            bySession.remove(sessionId);
        }
    }
}
