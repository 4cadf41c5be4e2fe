// SPDX-License-Identifier: Apache-2.0
package im.yan.client.loop;

import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A task that is to run later on a loop. Cancelled on that loop, it never runs, even where its time has come already. */
public final class Timer implements Runnable {
    /** For fields: nothing to wait for. */
    public static final Timer NONE = new Timer(() -> {});

    private final Runnable task;
    private volatile boolean cancelled;
    private volatile @Nullable Future<?> scheduled;

    Timer(Runnable task) {
        this.task = task;
    }

    void scheduledAs(Future<?> future) {
        scheduled = future;
    }

    @Override
    public void run() {
        if (!cancelled) {
            task.run();
        }
    }

    public void cancel() {
        var future = scheduled;
        if (future != null) {
            cancelled = true;
            future.cancel(false);
        }
    }
}
