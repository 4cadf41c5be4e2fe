// SPDX-License-Identifier: Apache-2.0
package im.yan.client.loop;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs the tasks of one client one at a time, in the order they were given, on threads shared by all clients. */
public final class ClientLoop implements Executor {
    /** After so many tasks other clients get their turn. */
    private static final int TASKS_PER_TURN = 256;

    private final Executor threads;
    private final ScheduledExecutorService clock;
    private final Consumer<Throwable> lastResort;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile @Nullable Thread current;

    /** @param lastResort is told on the loop what a task threw; the loop goes on */
    public ClientLoop(Executor threads, ScheduledExecutorService clock, Consumer<Throwable> lastResort) {
        this.threads = threads;
        this.clock = clock;
        this.lastResort = lastResort;
    }

    /** From any thread. Whoever calls bounds what it gives: the loop itself never refuses. */
    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (waiting.getAndIncrement() == 0) {
            startTurn();
        }
    }

    /** From any thread: the task runs on the loop after the delay, unless the timer is cancelled on the loop before. */
    public Timer after(Duration delay, Runnable task) {
        var timer = new Timer(task);
        timer.scheduledAs(clock.schedule(() -> execute(timer), delay.toNanos(), TimeUnit.NANOSECONDS));
        return timer;
    }

    /** From any thread: does what may block beside the loop, then continues on the loop with what that returned. */
    public void blocking(Supplier<Runnable> work) {
        threads.execute(() -> execute(outcomeOf(work)));
    }

    /** Whether the caller is a task of this loop. */
    public boolean isCurrent() {
        return current == Thread.currentThread();
    }

    private Runnable outcomeOf(Supplier<Runnable> work) {
        try {
            return work.get();
        } catch (Throwable e) { // the last resort of one client
            return () -> lastResort.accept(e);
        }
    }

    private void turn() {
        current = Thread.currentThread();
        var due = Math.min(waiting.get(), TASKS_PER_TURN);
        for (var done = 0; done < due; done++) {
            run(tasks.remove());
        }
        current = null;
        if (waiting.addAndGet(-due) > 0) {
            startTurn();
        }
    }

    private void startTurn() {
        try {
            threads.execute(this::turn);
        } catch (RejectedExecutionException e) {
            turn(); // The threads are gone, and still a closed client answers: on the caller's.
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) { // as above: whatever a bug throws, the turn must come to its end
            lastResort.accept(e);
        }
    }
}
