// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import im.yan.push.delivery.Frames;
import im.yan.push.delivery.HeadStore;
import im.yan.push.session.ConnectorWatch;
import im.yan.schemas.v1.CloseCode;
import im.yan.schemas.v1.SessionClosed;
import im.yan.schemas.v1.SessionOpened;
import im.yan.schemas.v1.StoredSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens and closes sessions; each that opens, or is announced again, is told where the user's conversations stand. */
record FollowSessions(
        LiveSessions sessions, ConnectorWatch watch, HeadStore heads, Outbox outbox, int sessionsPerUserMax) {
    private static final Logger LOG = LoggerFactory.getLogger(FollowSessions.class);

    void opened(SessionOpened opened, long now) {
        var session = StoredSession.newBuilder()
                .setSessionId(opened.getSessionId())
                .setConnector(opened.getConnector())
                .setConnectorEpoch(opened.getConnectorEpoch())
                .setOpenedMillis(now)
                .build();
        if (!watch.isLive(session, now)) {
            // A newer life of its connector is known: this one's socket is gone.
            return;
        }
        var userId = opened.getUserId();
        var before = sessions.of(userId, now);
        var opening = before.open(session, sessionsPerUserMax);
        sessions.replace(userId, before, opening.open());
        opening.closed().forEach(oldest -> closeSurplus(userId, oldest));
        outbox.frame(session, Frames.heads(heads.of(userId).positions()));
    }

    void closed(SessionClosed closed, long now) {
        var before = sessions.of(closed.getUserId(), now);
        sessions.replace(closed.getUserId(), before, before.without(closed.getSessionId()));
    }

    private void closeSurplus(long userId, StoredSession oldest) {
        outbox.close(oldest, CloseCode.TOO_MANY_SESSIONS);
        LOG.atInfo()
                .addKeyValue("userId", userId)
                .addKeyValue("connectionId", oldest.getSessionId())
                .log("oldest session closed, the user has too many");
    }
}
