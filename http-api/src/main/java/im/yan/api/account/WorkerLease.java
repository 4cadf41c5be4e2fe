// SPDX-License-Identifier: Apache-2.0
package im.yan.api.account;

import io.hypersistence.tsid.TSID;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * User ids that no other instance makes: time-sorted, with a worker number that is ours alone while its lease lasts. Without a
 * lease there are no ids. {@link #renew} and {@link #end} are for one thread, {@link #nextId} for all.
 */
final class WorkerLease {
    static final int WORKERS = 1024;
    private static final int WORKER_BITS = 10;

    private record Held(int worker, TSID.Factory ids, long untilNanos) {}

    private final WorkerNumbers numbers;
    private final Duration lease;
    private final LongSupplier nanoTime;
    private final String holder = UUID.randomUUID().toString();
    private volatile @Nullable Held held;

    WorkerLease(WorkerNumbers numbers, Duration lease, LongSupplier nanoTime) {
        this.numbers = numbers;
        this.lease = lease;
        this.nanoTime = nanoTime;
    }

    /** Empty while no worker number is surely ours. */
    OptionalLong nextId() {
        var now = held;
        if (now == null) {
            return OptionalLong.empty();
        }
        var id = now.ids.generate().toLong();
        // Asked after the id was made: this thread may have stood still between the two.
        return isOver(now) ? OptionalLong.empty() : OptionalLong.of(id);
    }

    boolean isHeld() {
        var now = held;
        return now != null && !isOver(now);
    }

    /** Keeps the number, or takes a free one. */
    void renew() {
        var before = held;
        if (before != null && hold(before.worker, before.ids)) {
            return;
        }
        held = null;
        var first = ThreadLocalRandom.current().nextInt(WORKERS);
        for (var tried = 0; tried < WORKERS; tried++) {
            var worker = (first + tried) % WORKERS;
            if (hold(worker, factory(worker))) {
                return;
            }
        }
    }

    private boolean hold(int worker, TSID.Factory ids) {
        // The lease begins when Redis gets the command, so counting from before is on the safe side; a fifth is left
        // for
        // clocks that run at other speeds.
        var asked = nanoTime.getAsLong();
        if (!numbers.hold(worker, holder, lease)) {
            return false;
        }
        held = new Held(worker, ids, asked + lease.toNanos() * 4 / 5);
        return true;
    }

    void end() {
        var last = held;
        held = null;
        if (last != null) {
            numbers.release(last.worker, holder);
        }
    }

    private boolean isOver(Held some) {
        return nanoTime.getAsLong() - some.untilNanos >= 0;
    }

    private static TSID.Factory factory(int worker) {
        return TSID.Factory.builder().withNodeBits(WORKER_BITS).withNode(worker).build();
    }
}
