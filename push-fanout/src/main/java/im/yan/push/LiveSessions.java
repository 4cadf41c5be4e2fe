// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import im.yan.push.presence.LastSeenStore;
import im.yan.push.presence.Watches;
import im.yan.push.retry.UnackedDeliveries;
import im.yan.push.session.ConnectorWatch;
import im.yan.push.session.SessionStore;
import im.yan.push.session.UserSessions;
import im.yan.schemas.v1.StoredSession;

/**
 * The sessions of one partition's users that count now. A dead one is dropped when it is met, and what it had not
 * acknowledged with it: its client reconnects and asks for what it lacks. If it was the user's last one, that is noted as missed.
 * Notes when users come and go.
 */
final class LiveSessions {
    private final SessionStore store;
    private final ConnectorWatch watch;
    private final UnackedDeliveries unacked;
    private final NoteMissed missed;
    private final LastSeenStore lastSeen;
    private final Watches watches;
    private final PushMetrics metrics;
    private int count;

    LiveSessions(
            SessionStore store,
            ConnectorWatch watch,
            UnackedDeliveries unacked,
            NoteMissed missed,
            LastSeenStore lastSeen,
            Watches watches,
            PushMetrics metrics) {
        this.store = store;
        this.watch = watch;
        this.unacked = unacked;
        this.missed = missed;
        this.lastSeen = lastSeen;
        this.watches = watches;
        this.metrics = metrics;
        recount(store.count());
    }

    UserSessions of(long userId, long now) {
        var stored = store.load(userId);
        var live = stored.only(session -> isLive(session, now));
        replace(userId, stored, live, now);
        return live;
    }

    /** Also a session that is not one of these: its connector lives, in the life that opened it. */
    boolean isLive(StoredSession session, long now) {
        return watch.isLive(session, now);
    }

    /** Saves what has changed and forgets what the missing sessions owed; if none is left, the user has missed it. */
    void replace(long userId, UserSessions before, UserSessions after, long now) {
        if (before.equals(after)) {
            return;
        }
        store.save(userId, after);
        for (var ended : before.only(
                        session -> after.find(session.getSessionId()).isEmpty())
                .all()) {
            var owed = unacked.forget(ended.getSessionId());
            if (after.isEmpty()) {
                owed.forEach(range -> missed.unacknowledged(userId, range, now));
            }
        }
        recount(count + after.all().size() - before.all().size());
        if (before.isEmpty() != after.isEmpty()) {
            cameOrWent(userId, after, now);
        }
    }

    /** The partition goes elsewhere. */
    void close() {
        recount(0);
    }

    private void cameOrWent(long userId, UserSessions sessions, long now) {
        if (sessions.isEmpty()) {
            lastSeen.note(userId, now);
        }
        watches.changed(userId);
    }

    private void recount(int now) {
        metrics.sessions(now - count);
        count = now;
    }
}
