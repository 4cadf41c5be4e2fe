// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.session;

import im.yan.schemas.v1.Drain;
import im.yan.schemas.v1.ServerFrame;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Empties the connector: clients are told to reconnect elsewhere, not all at one moment, and whoever is still there after the
 * timeout is sent away. Blocks its caller, never an event loop.
 */
public final class Departure {
    /** Reconnects are spread over so long. */
    static final Duration SPREAD = Duration.ofSeconds(3);

    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final Sessions sessions;
    private final Door door;
    private final Duration timeout;

    public Departure(Sessions sessions, Door door, Duration timeout) {
        this.sessions = sessions;
        this.door = door;
        this.timeout = timeout;
    }

    /** Returns once every session has ended. */
    public void drain() throws InterruptedException {
        sessions.all().forEach(session -> session.eventLoop().execute(() -> announce(session)));
        if (!sessions.awaitEmpty(timeout)) {
            closeAll(CloseReason.DRAINING);
        }
    }

    /** Returns once every session has ended, without asking. */
    public void closeAll(CloseReason reason) throws InterruptedException {
        sessions.all().forEach(session -> session.eventLoop().execute(() -> door.close(session, reason)));
        sessions.awaitEmpty(FAREWELL);
    }

    private void announce(Session session) {
        if (session.drain()) {
            var reconnectAfter = ThreadLocalRandom.current().nextInt((int) SPREAD.toMillis());
            var drain = Drain.newBuilder().setReconnectAfterMillis(reconnectAfter);
            door.send(session, ServerFrame.newBuilder().setDrain(drain).build());
        }
    }
}
