// SPDX-License-Identifier: Apache-2.0
package im.yan.push.retry;

import im.yan.schemas.v1.ConversationEvent;
import java.util.ArrayList;
import java.util.List;

/** What one session was sent of one conversation and has not acknowledged: two numbers, a timer, and the bodies if they fit. */
final class UnackedConversation {
    private final List<ConversationEvent> events = new ArrayList<>();
    private long firstSeq;
    private long lastSeq;
    private int resends;
    private long dueMillis;
    private boolean numbersOnly;

    UnackedConversation(long firstSeq, long dueMillis) {
        this.firstSeq = firstSeq;
        this.lastSeq = firstSeq - 1;
        this.dueMillis = dueMillis;
    }

    long firstSeq() {
        return firstSeq;
    }

    long lastSeq() {
        return lastSeq;
    }

    int resends() {
        return resends;
    }

    boolean isDue(long now) {
        return now >= dueMillis;
    }

    boolean isNumbersOnly() {
        return numbersOnly;
    }

    /** Oldest first; empty once there were too many. */
    List<ConversationEvent> events() {
        return List.copyOf(events);
    }

    void keep(ConversationEvent event) {
        events.add(event);
        lastSeq = event.getSeq();
    }

    /** The bodies go: a part of them would be no use to a client that must pull the rest anyway. */
    List<ConversationEvent> keepNumberOnly(ConversationEvent event) {
        var dropped = events();
        events.clear();
        numbersOnly = true;
        lastSeq = event.getSeq();
        return dropped;
    }

    /** Progress: what is left waits anew. */
    List<ConversationEvent> ack(long seq, long nextDueMillis) {
        var acked = events.stream().filter(event -> event.getSeq() <= seq).toList();
        events.removeAll(acked);
        firstSeq = seq + 1;
        resends = 0;
        dueMillis = nextDueMillis;
        return acked;
    }

    void resent(long nextDueMillis) {
        resends++;
        dueMillis = nextDueMillis;
    }
}
