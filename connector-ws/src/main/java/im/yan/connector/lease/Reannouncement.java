// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.lease;

import im.yan.connector.session.Session;
import im.yan.connector.session.Sessions;
import java.util.ArrayDeque;
import java.util.Queue;

/** Announces every open session again, some at a time; a session the log does not take waits for its next turn. */
final class Reannouncement {
    /** Sessions per tick: ten thousand take four seconds, and the log hardly notices. */
    static final int PER_TICK = 250;

    private final Sessions sessions;
    private final Queue<Session> due = new ArrayDeque<>();

    Reannouncement(Sessions sessions) {
        this.sessions = sessions;
    }

    synchronized void begin() {
        due.clear();
        due.addAll(sessions.all());
    }

    synchronized void tick() {
        for (var i = 0; i < PER_TICK && !due.isEmpty(); i++) {
            var session = due.remove();
            session.eventLoop().execute(() -> announce(session));
        }
    }

    private void announce(Session session) {
        if (!sessions.announce(session)) {
            again(session);
        }
    }

    private synchronized void again(Session session) {
        due.add(session);
    }
}
