// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import im.yan.push.account.BlockStore;
import im.yan.push.delivery.Frames;
import im.yan.push.delivery.HeadStore;
import im.yan.push.retry.ResendClock;
import im.yan.push.retry.UnackedDeliveries;
import im.yan.push.session.UserSessions;
import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.CommandAnswered;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.InboxEntry;
import im.yan.schemas.v1.Notice;
import im.yan.schemas.v1.ReadPosition;
import im.yan.schemas.v1.ServerFrame;
import im.yan.schemas.v1.Signal;
import java.util.List;

/** Hands news to the live sessions of the user it concerns, one record for each connector; only events await an ack. */
record DeliverNews(
        LiveSessions sessions,
        FollowMemberships memberships,
        NoteMissed missed,
        BlockStore blocks,
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
            case READ -> read(owner, entry.getRead(), now);
            case MEMBERSHIP -> memberships.changed(owner, entry.getMembership(), now);
            case MARKS -> {
                missed.marks(owner, entry.getMarks(), now);
                tell(owner, Frames.marks(entry.getMarks()), now);
            }
            case HIDDEN -> tell(owner, Frames.hidden(entry.getHidden()), now);
            case KIND_NOT_SET -> throw new IllegalStateException("an inbox entry without a kind is a dead letter");
        }
    }

    void notice(Notice notice, long now) {
        switch (notice.getKindCase()) {
            case DELIVERED -> tell(notice.getOwnerId(), Frames.delivered(notice.getDelivered()), now);
            case SIGNAL -> signal(notice.getOwnerId(), notice.getSignal(), now);
            case POSITIONS -> tell(notice.getOwnerId(), Frames.memberPositions(notice.getPositions()), now);
            case KIND_NOT_SET -> throw new IllegalStateException("a notice without a kind is a dead letter");
        }
    }

    private UserSessions sessionsOf(long userId, long now) {
        return sessions.of(userId, now);
    }

    private void tell(long userId, ServerFrame frame, long now) {
        outbox.frame(sessionsOf(userId, now), frame);
    }

    /** Of a group all see everything; to one alone nobody types whom she has blocked. */
    private void signal(long owner, Signal signal, long now) {
        var isDirect = ConversationId.parse(signal.getConversationId())
                .filter(ConversationId.Direct.class::isInstance)
                .isPresent();
        if (!isDirect || !blocks.has(owner, signal.getUserId())) {
            tell(owner, Frames.signal(signal), now);
        }
    }

    private void read(long owner, ReadPosition read, long now) {
        if (read.getUserId() == owner) {
            missed.seen(owner, read.getConversationId(), read.getSeq());
        }
        tell(owner, Frames.read(read), now);
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
        missed.event(owner, event, !to.isEmpty(), now);
        memberships.handled(owner, event);
    }
}
