// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.session;

import im.yan.schemas.v1.Device;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live sessions of this connector, a bounded number: each is announced before it is welcomed, and its end too. Opening
 * and ending happen on the session's event loop; the rest is safe from any thread.
 */
public final class Sessions {

    /** Whether a session could be opened. */
    public enum Opening {
        OPENED,
        /** The token was made for a device with another id. */
        ANOTHER_DEVICE,
        /** There are as many as there may be. */
        FULL,
        /** The others cannot be told. */
        UNAVAILABLE,
        /** This connector is on its way out. */
        LEAVING
    }

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private final ConnectorLife life;
    private final int max;
    private final SessionJournal journal;
    private final Map<String, LiveSession> live = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicLong counter = new AtomicLong();
    private volatile boolean leaving;
    private volatile Consumer<String> whenEnded = id -> {};

    public Sessions(ConnectorLife life, int max, SessionJournal journal) {
        this.life = life;
        this.max = max;
        this.journal = journal;
    }

    /** Opens an authenticated session. */
    public Opening open(Session session, Device device) {
        if (leaving) {
            return Opening.LEAVING;
        }
        var token = session.token();
        if (!token.isFor(device.getId())) {
            return Opening.ANOTHER_DEVICE;
        }
        if (size.incrementAndGet() > max) {
            released();
            return Opening.FULL;
        }
        var identity = Identity.of(life.sessionId(counter.incrementAndGet()), token, device);
        // Before it is announced: what the others send at once must find it.
        live.put(identity.sessionId(), new LiveSession(session, identity.sessionId(), identity.userId()));
        if (!journal.opened(identity)) {
            live.remove(identity.sessionId());
            released();
            return Opening.UNAVAILABLE;
        }
        session.open(identity);
        LOG.atDebug()
                .addKeyValue("connectionId", identity.sessionId())
                .addKeyValue("userId", identity.userId())
                .log("session opened");
        return Opening.OPENED;
    }

    /** Ends a session, if it was live. */
    void end(Session session, CloseReason reason) {
        var identity = session.identity();
        session.close(reason);
        identity.ifPresent(ended -> {
            live.remove(ended.sessionId());
            journal.closed(ended);
            whenEnded.accept(ended.sessionId());
            released();
            LOG.atDebug()
                    .addKeyValue("connectionId", ended.sessionId())
                    .addKeyValue("userId", ended.userId())
                    .addKeyValue("reason", reason)
                    .log("session closed");
        });
    }

    /** Announces a session again, on its own event loop; false if that could not be handed on. */
    public boolean announce(Session session) {
        return session.identity().map(journal::opened).orElse(true);
    }

    /** Called, on the session's event loop, with the id of each session that has ended and can no longer be found. */
    public void whenEnded(Consumer<String> listener) {
        whenEnded = listener;
    }

    public Optional<LiveSession> find(String sessionId) {
        return Optional.ofNullable(live.get(sessionId));
    }

    public Collection<Session> all() {
        return live.values().stream().map(LiveSession::session).toList();
    }

    public int size() {
        return size.get();
    }

    /** Whether none can be opened now. */
    public boolean isFull() {
        return leaving || size.get() >= max;
    }

    /** From now on none is opened; those that are open stay. */
    public void leave() {
        leaving = true;
    }

    public boolean isLeaving() {
        return leaving;
    }

    /** Whether every session had ended before the time was over. */
    boolean awaitEmpty(Duration timeout) throws InterruptedException {
        var deadline = System.nanoTime() + timeout.toNanos();
        synchronized (size) {
            while (size.get() > 0) {
                var remaining = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (remaining <= 0) {
                    return false;
                }
                size.wait(remaining);
            }
            return true;
        }
    }

    private void released() {
        if (size.decrementAndGet() == 0) {
            synchronized (size) {
                size.notifyAll();
            }
        }
    }
}
