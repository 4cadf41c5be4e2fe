// SPDX-License-Identifier: Apache-2.0
package im.yan.connector;

import im.yan.runtime.Service;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What happens again and again, on one thread, one thing at a time. A bug in it fails the service. */
final class Ticks implements AutoCloseable {
    private final Service service;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ticks").factory());

    Ticks(Service service) {
        this.service = service;
    }

    /** First now, then again after each interval. */
    void every(Duration interval, String what, Runnable task) {
        thread.scheduleAtFixedRate(() -> run(what, task), 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run(String what, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            service.fail(what, e);
            throw e;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
