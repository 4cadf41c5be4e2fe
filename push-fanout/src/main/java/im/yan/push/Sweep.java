// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import im.yan.push.delivery.Frames;
import im.yan.push.delivery.HeadStore;
import im.yan.push.session.SessionStore;
import java.time.Duration;
import java.util.Optional;

/**
 * Goes through all users with a session, some at each tick, and drops the sessions that died. The first pass also sends
 * everybody their heads: what an earlier run had not seen acknowledged is not known any more.
 */
final class Sweep {
    private static final long PAUSE_MILLIS = Duration.ofSeconds(5).toMillis();

    private final SessionStore store;
    private final LiveSessions sessions;
    private final HeadStore heads;
    private final Outbox outbox;
    private final int usersPerTick;
    private Optional<String> place = Optional.empty();
    private boolean isFirstPass = true;
    private long nextPassMillis;

    Sweep(SessionStore store, LiveSessions sessions, HeadStore heads, Outbox outbox, int usersPerTick) {
        this.store = store;
        this.sessions = sessions;
        this.heads = heads;
        this.outbox = outbox;
        this.usersPerTick = usersPerTick;
    }

    void tick(long now) {
        if (place.isEmpty() && now < nextPassMillis) {
            return;
        }
        var slice = store.slice(place, usersPerTick);
        slice.userIds().forEach(userId -> visit(userId, now));
        place = slice.next();
        if (place.isEmpty()) {
            isFirstPass = false;
            nextPassMillis = now + PAUSE_MILLIS;
        }
    }

    private void visit(long userId, long now) {
        var live = sessions.of(userId, now);
        if (isFirstPass && !live.isEmpty()) {
            outbox.frame(live, Frames.heads(heads.of(userId).positions()));
        }
    }
}
