// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import im.yan.push.retry.UnackedDeliveries;
import im.yan.push.session.ConnectorWatch;
import im.yan.push.session.SessionStore;
import im.yan.push.session.UserSessions;

/**
 * The sessions of one partition's users that count now. A dead one is dropped when it is met, and what it had not
 * acknowledged with it: its client reconnects and asks for what it lacks.
 */
final class LiveSessions {
    private final SessionStore store;
    private final ConnectorWatch watch;
    private final UnackedDeliveries unacked;
    private final PushMetrics metrics;
    private int count;

    LiveSessions(SessionStore store, ConnectorWatch watch, UnackedDeliveries unacked, PushMetrics metrics) {
        this.store = store;
        this.watch = watch;
        this.unacked = unacked;
        this.metrics = metrics;
        recount(store.count());
    }

    UserSessions of(long userId, long now) {
        var stored = store.load(userId);
        var live = stored.only(session -> watch.isLive(session, now));
        replace(userId, stored, live);
        return live;
    }

    /** Saves what has changed and forgets what the missing sessions owed. */
    void replace(long userId, UserSessions before, UserSessions after) {
        if (before.equals(after)) {
            return;
        }
        store.save(userId, after);
        before.all().stream()
                .map(session -> session.getSessionId())
                .filter(id -> after.find(id).isEmpty())
                .forEach(unacked::forget);
        recount(count + after.all().size() - before.all().size());
    }

    /** The partition goes elsewhere. */
    void close() {
        recount(0);
    }

    private void recount(int now) {
        metrics.sessions(now - count);
        count = now;
    }
}
