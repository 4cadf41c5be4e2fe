// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import im.yan.push.delivery.Frames;
import im.yan.push.delivery.HeadStore;
import im.yan.push.retry.Due;
import im.yan.push.retry.ResendClock;
import im.yan.push.retry.UnackedDeliveries;
import im.yan.schemas.v1.CloseCode;
import im.yan.schemas.v1.StoredSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends again what was not acknowledged in time; a session that never does is closed, its user a case for offline push. */
record SendAgain(
        LiveSessions sessions,
        HeadStore heads,
        NoteMissed missed,
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
        givenUp.failed().forEach(range -> missed.unacknowledged(userId, range, now));
        outbox.close(session, CloseCode.UNACKNOWLEDGED);
        var before = sessions.of(userId, now);
        sessions.replace(userId, before, before.without(givenUp.sessionId()), now);
        LOG.atInfo()
                .addKeyValue("userId", userId)
                .addKeyValue("connectionId", givenUp.sessionId())
                .addKeyValue("conversations", givenUp.failed().size())
                .log("deliveries stayed without an ack, session closed");
    }
}
