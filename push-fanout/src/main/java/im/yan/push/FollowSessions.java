// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import im.yan.push.delivery.Frames;
import im.yan.push.delivery.HeadStore;
import im.yan.push.session.DevicesPerKind;
import im.yan.schemas.v1.CloseCode;
import im.yan.schemas.v1.SessionClosed;
import im.yan.schemas.v1.SessionOpened;
import im.yan.schemas.v1.StoredSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens and closes sessions; each that opens, or is announced again, is told where the user's conversations stand and takes
 * part in her large groups.
 */
record FollowSessions(
        LiveSessions sessions,
        FollowAccounts accounts,
        FollowMemberships memberships,
        HeadStore heads,
        Outbox outbox,
        int sessionsPerUserMax,
        DevicesPerKind devicesPerKind) {
    private static final Logger LOG = LoggerFactory.getLogger(FollowSessions.class);

    void opened(SessionOpened opened, long now) {
        var userId = opened.getUserId();
        var session = stored(opened, now);
        if (!sessions.isLive(session, now)) {
            // A newer life of its connector is known: this one's socket is gone.
            return;
        }
        var before = sessions.of(userId, now);
        var refusal = accounts.refusal(userId, session);
        if (refusal.isPresent()) {
            sessions.replace(userId, before, before.without(session.getSessionId()), now);
            close(userId, session, refusal.get());
            return;
        }
        var opening = before.open(session, sessionsPerUserMax);
        var displaced = devicesPerKind.displacedBy(session, opening.open());
        sessions.replace(userId, before, opening.open().only(open -> !displaced.contains(open)), now);
        opening.closed().forEach(oldest -> close(userId, oldest, CloseCode.TOO_MANY_SESSIONS));
        displaced.forEach(older -> close(userId, older, CloseCode.REPLACED));
        outbox.frame(session, Frames.heads(heads.of(userId).positions()));
        memberships.opened(userId, session);
    }

    void closed(SessionClosed closed, long now) {
        var before = sessions.of(closed.getUserId(), now);
        sessions.replace(closed.getUserId(), before, before.without(closed.getSessionId()), now);
    }

    private void close(long userId, StoredSession session, CloseCode code) {
        outbox.close(session, code);
        LOG.atInfo()
                .addKeyValue("userId", userId)
                .addKeyValue("connectionId", session.getSessionId())
                .addKeyValue("code", code)
                .log("session closed");
    }

    private static StoredSession stored(SessionOpened opened, long now) {
        return StoredSession.newBuilder()
                .setSessionId(opened.getSessionId())
                .setConnector(opened.getConnector())
                .setConnectorEpoch(opened.getConnectorEpoch())
                .setOpenedMillis(now)
                .setDeviceId(opened.getDevice().getId())
                .setDeviceKindValue(opened.getDevice().getKindValue())
                .setDeviceGeneration(opened.getDeviceGeneration())
                .build();
    }
}
