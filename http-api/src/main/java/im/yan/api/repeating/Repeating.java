// SPDX-License-Identifier: Apache-2.0
package im.yan.api.repeating;

import im.yan.runtime.Service;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs a step now and again after each pause, on one daemon thread of its own, until it is closed. A step deals with the
 * faults it expects; whatever else it throws is a bug and fails the service.
 */
public final class Repeating implements AutoCloseable {
    private static final Duration LAST_STEP = Duration.ofSeconds(5);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private Repeating(Service service, String name, Duration pause, Runnable step) {
        thread = Thread.ofPlatform()
                .daemon()
                .name(name)
                .uncaughtExceptionHandler((where, bug) -> service.fail(name, bug))
                .unstarted(() -> repeat(pause, step));
    }

    public static Repeating start(Service service, String name, Duration pause, Runnable step) {
        var repeating = new Repeating(service, name, pause, step);
        repeating.thread.start();
        return repeating;
    }

    private void repeat(Duration pause, Runnable step) {
        try {
            do {
                step.run();
            } while (!closed.await(pause.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets a step that has begun end, for a few seconds at most. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(LAST_STEP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
