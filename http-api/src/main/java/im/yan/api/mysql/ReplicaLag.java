// SPDX-License-Identifier: Apache-2.0
package im.yan.api.mysql;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How far a replica is behind at most: it has come to the last moment whose transactions, by their GTIDs, it is known to have.
 * Needs no clock but our own, and no row that somebody has to write. One thread compares, any may ask.
 */
final class ReplicaLag {
    private final long maxNanos;
    private final LongSupplier nanoTime;
    // The moments the replica is not known to have reached; older ones than it may be behind are of no use.
    private final Deque<Moment> ahead = new ArrayDeque<>();
    private volatile @Nullable Long reachedNanos;

    private record Moment(long nanos, String gtids) {}

    /** Whether the replica has executed all of these. */
    @FunctionalInterface
    interface Executed {
        boolean has(String gtids) throws SQLException;
    }

    ReplicaLag(Duration max, LongSupplier nanoTime) {
        this.maxNanos = max.toNanos();
        this.nanoTime = nanoTime;
    }

    /** What the primary has executed by now. */
    void primaryHas(String gtids) {
        var now = nanoTime.getAsLong();
        ahead.add(new Moment(now, gtids));
        while (now - ahead.getFirst().nanos() > maxNanos) {
            ahead.removeFirst();
        }
    }

    void compare(Executed replica) throws SQLException {
        while (!ahead.isEmpty() && replica.has(ahead.getFirst().gtids())) {
            reachedNanos = ahead.removeFirst().nanos();
        }
    }

    /** Nothing is known of it until it is compared again. */
    void forget() {
        reachedNanos = null;
    }

    boolean isWithinMax() {
        var reached = reachedNanos;
        return reached != null && nanoTime.getAsLong() - reached <= maxNanos;
    }

    /** Not a number while nothing is known. */
    double seconds() {
        var reached = reachedNanos;
        return reached == null
                ? Double.NaN
                : (double) (nanoTime.getAsLong() - reached)
                        / Duration.ofSeconds(1).toNanos();
    }
}
