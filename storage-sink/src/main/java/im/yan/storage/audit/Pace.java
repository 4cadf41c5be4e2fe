// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.audit;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How fast a sweep may go on, and whether it may. For one thread; anybody may stop it. */
final class Pace {
    private static final Duration GUARD_INTERVAL = Duration.ofSeconds(1);

    /** Nobody wants the rest. */
    static final class StoppedException extends Exception {
        StoppedException() {
            super("the audit was stopped");
        }
    }

    /** Asked every second whether the sweep may go on. */
    @FunctionalInterface
    interface Guard {
        void require() throws AwayException;
    }

    private final int perSecond;
    private final Guard guard;
    private final CountDownLatch stopped;
    private long guardedAt = System.nanoTime();
    private long due = System.nanoTime();

    /** @param perSecond things a second; 0 for as many as can be */
    Pace(int perSecond, CountDownLatch stopped, Guard guard) {
        this.perSecond = perSecond;
        this.stopped = stopped;
        this.guard = guard;
    }

    /** So many things were looked at: waits until more may be. */
    void after(int things) throws StoppedException, AwayException {
        if (perSecond > 0) {
            // What was slow is not made up for.
            due = Math.max(due, System.nanoTime() - GUARD_INTERVAL.toNanos())
                    + TimeUnit.SECONDS.toNanos(things) / perSecond;
        }
        pause(Duration.ofNanos(perSecond > 0 ? due - System.nanoTime() : 0));
    }

    void pause(Duration pause) throws StoppedException, AwayException {
        var end = System.nanoTime() + Math.max(pause.toNanos(), 0);
        do {
            guard();
            var slice = Math.min(end - System.nanoTime(), GUARD_INTERVAL.toNanos());
            if (isStoppedWithin(Math.max(slice, 0))) {
                throw new StoppedException();
            }
        } while (System.nanoTime() < end);
    }

    private void guard() throws AwayException {
        if (System.nanoTime() - guardedAt >= GUARD_INTERVAL.toNanos()) {
            guard.require();
            guardedAt = System.nanoTime();
        }
    }

    private boolean isStoppedWithin(long nanos) {
        try {
            return stopped.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
