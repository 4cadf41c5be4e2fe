// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import im.yan.push.delivery.Frames;
import im.yan.push.delivery.HeadStore;
import im.yan.push.retry.Due;
import im.yan.push.retry.ResendClock;
import im.yan.push.retry.UnackedDeliveries;
import im.yan.schemas.v1.CloseCode;
import im.yan.schemas.v1.PushRequest;
import im.yan.schemas.v1.StoredSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends again what was not acknowledged in time; a session that never does is closed, its user a case for offline push. */
record SendAgain(
        LiveSessions sessions,
        HeadStore heads,
        UnackedDeliveries unacked,
        ResendClock clock,
        Outbox outbox,
        PushMetrics metrics) {
    private static final Logger LOG = LoggerFactory.getLogger(SendAgain.class);

    /** The others follow with the next tick, so that a crowd of silent sessions doesn't hold up the partition. */
    static final int SESSIONS_PER_TICK_MAX = 1_000;

    void tick(long now) {
        for (var due : unacked.due(clock.at(now), SESSIONS_PER_TICK_MAX)) {
            // A session of a dead connector is dropped by this look-up, which is no failure.
            sessions.of(due.userId(), now).find(due.sessionId()).ifPresent(session -> act(due, session, now));
        }
    }

    private void act(Due due, StoredSession session, long now) {
        switch (due) {
            case Due.Resend resend -> resend(resend, session);
            case Due.GivenUp givenUp -> giveUp(givenUp, session, now);
        }
    }

    private void resend(Due.Resend resend, StoredSession session) {
        metrics.resent();
        if (resend.heads()) {
            outbox.frame(session, Frames.heads(heads.of(resend.userId()).positions()));
        }
        Frames.deliver(resend.events()).forEach(frame -> outbox.frame(session, frame));
    }

    private void giveUp(Due.GivenUp givenUp, StoredSession session, long now) {
        var userId = givenUp.userId();
        metrics.failed(givenUp.failed().size());
        givenUp.failed().forEach(range -> askForPush(userId, range));
        outbox.close(session, CloseCode.UNACKNOWLEDGED);
        var before = sessions.of(userId, now);
        sessions.replace(userId, before, before.without(givenUp.sessionId()));
        LOG.atInfo()
                .addKeyValue("userId", userId)
                .addKeyValue("connectionId", givenUp.sessionId())
                .addKeyValue("conversations", givenUp.failed().size())
                .log("deliveries stayed without an ack, session closed");
    }

    private void askForPush(long userId, Due.GivenUp.Range range) {
        var delivered = heads.deliveredSeq(userId, range.conversationId());
        if (delivered >= range.lastSeq()) {
            // Another device of the user has it all: a notification would announce what was seen.
            return;
        }
        outbox.push(PushRequest.newBuilder()
                .setUserId(userId)
                .setConversationId(range.conversationId())
                .setFirstSeq(Math.max(range.firstSeq(), delivered + 1))
                .setLastSeq(range.lastSeq())
                .build());
    }
}
