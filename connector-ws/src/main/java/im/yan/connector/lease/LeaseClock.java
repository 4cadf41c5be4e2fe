// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.lease;

import im.yan.schemas.ConnectorLease;
import java.util.function.LongSupplier;

/**
 * Judges whether the others may have given this connector up between two heartbeats: by the broker's time, which is what they
 * see, and by our own, should the broker's have been set. Confined to one thread.
 */
final class LeaseClock {
    private final LongSupplier nanoTime;
    private boolean beaten;
    private long lastAppendMillis;
    private long lastNanos;

    LeaseClock(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Notes that a heartbeat got through; true if so much time had passed since the one before that sessions are to be announced. */
    boolean gotThrough(long appendMillis) {
        var now = nanoTime.getAsLong();
        var longAgo = beaten
                && (appendMillis - lastAppendMillis > ConnectorLease.REANNOUNCE_AFTER.toMillis()
                        || now - lastNanos > ConnectorLease.REANNOUNCE_AFTER.toNanos());
        beaten = true;
        lastAppendMillis = appendMillis;
        lastNanos = now;
        return longAgo;
    }
}
