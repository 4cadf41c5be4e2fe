// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.pipeline;

import im.yan.connector.ingress.LogWriter;
import im.yan.connector.session.Refusal;
import im.yan.connector.session.Sessions;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many sockets are open, and whether another may become a session. Up to the limit of connections without a session
 * everybody may try; up to twice as many are told to come back; above, the socket is closed without a word. Safe from any thread.
 */
public final class Connections {
    private final int unauthenticatedMax;
    private final Sessions sessions;
    private final LogWriter log;
    private final AtomicInteger open = new AtomicInteger();

    public Connections(int unauthenticatedMax, Sessions sessions, LogWriter log) {
        this.unauthenticatedMax = unauthenticatedMax;
        this.sessions = sessions;
        this.log = log;
    }

    /** Counts a socket; false if it is one too many even to be told so. */
    boolean enter() {
        open.incrementAndGet();
        return unauthenticated() <= 2 * unauthenticatedMax;
    }

    void leave() {
        open.decrementAndGet();
    }

    /** Why nobody can be admitted now; empty if somebody can. */
    Optional<Refusal> refusal() {
        if (sessions.isFull() || unauthenticated() > unauthenticatedMax) {
            return Optional.of(Refusal.overloaded());
        }
        return log.isStalled() ? Optional.of(Refusal.unavailable()) : Optional.empty();
    }

    public int unauthenticated() {
        return open.get() - sessions.size();
    }
}
