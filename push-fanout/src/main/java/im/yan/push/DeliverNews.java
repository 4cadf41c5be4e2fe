// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import im.yan.push.delivery.Frames;
import im.yan.push.delivery.HeadStore;
import im.yan.push.retry.ResendClock;
import im.yan.push.retry.UnackedDeliveries;
import im.yan.push.session.UserSessions;
import im.yan.schemas.v1.CommandAnswered;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.InboxEntry;
import im.yan.schemas.v1.Notice;
import im.yan.schemas.v1.UnreadCount;
import java.util.List;

/** Hands news to the live sessions of the user it concerns, one record for each connector; only events await an ack. */
record DeliverNews(
        LiveSessions sessions,
        HeadStore heads,
        UnackedDeliveries unacked,
        ResendClock clock,
        Outbox outbox,
        PushMetrics metrics) {

    void inbox(InboxEntry entry, long now) {
        var owner = entry.getOwnerId();
        switch (entry.getKindCase()) {
            case EVENT -> deliver(owner, entry.getEvent(), sessionsOf(owner, now), now);
            case ANSWERED -> answer(owner, entry.getAnswered(), now);
            case READ -> outbox.frame(sessionsOf(owner, now), Frames.read(entry.getRead()));
            case KIND_NOT_SET -> throw new IllegalStateException("an inbox entry without a kind is a dead letter");
        }
    }

    void unread(UnreadCount count, long now) {
        outbox.frame(sessionsOf(count.getUserId(), now), Frames.unread(count));
    }

    void notice(Notice notice, long now) {
        outbox.frame(sessionsOf(notice.getOwnerId(), now), Frames.delivered(notice.getDelivered()));
    }

    private UserSessions sessionsOf(long userId, long now) {
        return sessions.of(userId, now);
    }

    private void answer(long sender, CommandAnswered answered, long now) {
        var origin = answered.getOrigin();
        if (!origin.getSessionId().isEmpty()) {
            // Also to a session that is not known here: it may have opened a moment ago, in another topic.
            outbox.frame(origin.getConnector(), List.of(origin.getSessionId()), Frames.answer(answered));
        }
        if (answered.hasEvent()) {
            var others = sessionsOf(sender, now).without(origin.getSessionId());
            deliver(sender, answered.getEvent(), others, now);
        }
    }

    private void deliver(long owner, ConversationEvent event, UserSessions to, long now) {
        heads.raise(owner, event);
        outbox.frame(to, Frames.deliver(event));
        for (var session : to.all()) {
            metrics.delivered();
            if (!unacked.sent(owner, session.getSessionId(), event, clock.at(now))) {
                metrics.unwatched();
            }
        }
    }
}
