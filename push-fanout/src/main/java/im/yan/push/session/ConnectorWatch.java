// SPDX-License-Identifier: Apache-2.0
package im.yan.push.session;

import im.yan.schemas.ConnectorLease;
import im.yan.schemas.v1.StoredSession;

/**
 * Judges whether a session counts: its connector was heard of within the lease, in the life that opened the session. While
 * no connector at all is heard of, or this instance itself stood still, nobody is judged; when they are heard again each has
 * a whole lease to announce itself. Used by one thread.
 */
public final class ConnectorWatch {
    /** Nothing from any connector for so long, and the fault is not the connectors'. */
    static final long SILENCE_MILLIS =
            ConnectorLease.HEARTBEAT_INTERVAL.multipliedBy(3).toMillis();

    private static final long LEASE_MILLIS = ConnectorLease.PRESUMED_DEAD_AFTER.toMillis();

    private final Connectors connectors;
    private long lastTickMillis;
    private boolean silentAtTick = true;
    private long judgingSinceMillis;

    public ConnectorWatch(Connectors connectors, long now) {
        this.connectors = connectors;
        this.lastTickMillis = now;
        this.judgingSinceMillis = now;
    }

    /** To be called several times a second. */
    public void tick(long now) {
        var silent = nothingHeardUntil(now);
        if (!silent && isSilent(now)) {
            judgingSinceMillis = now;
        }
        silentAtTick = silent;
        lastTickMillis = now;
    }

    /** Whether a session that doesn't answer says nothing about the session. */
    public boolean isSilent(long now) {
        return silentAtTick || now - lastTickMillis > SILENCE_MILLIS;
    }

    public boolean isLive(StoredSession session, long now) {
        var known = connectors.find(session.getConnector());
        // A session may be announced before the heartbeat of its connector is seen, so its opening is a sign of life
        // too.
        var signOfLifeMillis = session.getOpenedMillis();
        if (known.isPresent()) {
            if (known.get().epoch() > session.getConnectorEpoch()) {
                return false;
            }
            if (known.get().epoch() == session.getConnectorEpoch()) {
                signOfLifeMillis = Math.max(signOfLifeMillis, known.get().seenMillis());
            }
        }
        return isWithinLease(signOfLifeMillis, now);
    }

    private boolean isWithinLease(long signOfLifeMillis, long now) {
        return isSilent(now) || now - Math.max(signOfLifeMillis, judgingSinceMillis) <= LEASE_MILLIS;
    }

    private boolean nothingHeardUntil(long now) {
        var lastHeard = connectors.lastHeardMillis();
        return lastHeard.isEmpty() || now - lastHeard.getAsLong() > SILENCE_MILLIS;
    }
}
