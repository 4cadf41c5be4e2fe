// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import im.yan.push.delivery.Frames;
import im.yan.push.delivery.UnreadCounts;
import im.yan.schemas.v1.UnreadCount;

/** Tells the user's sessions how many messages are unread, a busy conversation's count a few times a second at most. */
record TellUnread(LiveSessions sessions, UnreadCounts counts, NotifyOffline offline, Outbox outbox) {

    void unread(UnreadCount count, long now) {
        offline.unread(count);
        if (!sessions.of(count.getUserId(), now).isEmpty()) {
            counts.offer(count, now).ifPresent(first -> tell(first, now));
        }
    }

    void tick(long now) {
        counts.due(now).forEach(last -> tell(last, now));
    }

    private void tell(UnreadCount count, long now) {
        outbox.frame(sessions.of(count.getUserId(), now), Frames.unread(count));
    }
}
