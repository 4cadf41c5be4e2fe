// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.ingress;

import im.yan.connector.session.Session;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Back-pressure: above the log's high-water mark a session that sends is not read until there is room again. While the log is
 * stalled sessions are read, because then they are to be told. Safe from any thread.
 */
public final class Intake {
    private final LogWriter log;
    private final Set<Session> paused = ConcurrentHashMap.newKeySet();

    public Intake(LogWriter log) {
        this.log = log;
        log.whenRoom(this::resume);
    }

    /** To be called on the session's event loop after it has handed something over. */
    void handedOver(Session session) {
        if (log.isAboveHighWater() && !log.isStalled()) {
            session.channel().config().setAutoRead(false);
            paused.add(session);
        }
    }

    /** To be called regularly: room that came while a session was being paused, and a stall, are noticed here only. */
    public void tick() {
        if (!log.isAboveLowWater() || log.isStalled()) {
            resume();
        }
    }

    private void resume() {
        if (!paused.isEmpty()) {
            List.copyOf(paused).forEach(this::resume);
        }
    }

    private void resume(Session session) {
        paused.remove(session);
        session.eventLoop().execute(() -> session.channel().config().setAutoRead(true));
    }

    int paused() {
        return paused.size();
    }
}
