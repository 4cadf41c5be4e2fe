// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.supervision;

import im.yan.servers.ChildProcess;
import im.yan.servers.ChildSpec;
import im.yan.servers.Probe;
import im.yan.servers.ServerException;
import im.yan.servers.Watchdog;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one process running until it is told to stop. One thread per start waits for the process's end; it polls only while
 * the process is getting ready. Safe for use by many threads.
 */
public final class Supervised implements AutoCloseable {
    // What has not begun its work has nothing to finish, and some do not listen before they have begun.
    private static final Duration STOP_GRACE_WHILE_STARTING = Duration.ofSeconds(3);
    private static final Duration READY_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration READY_CHECK_INTERVAL = Duration.ofMillis(50);

    /**
     * What a supervisor must know of a process.
     *
     * @param preparation called before each of its lives
     * @param stopGrace how long it may take to end in order
     * @param essential whether it counts as failed when it ends before it was ever ready; else it is tried again and again
     */
    public record Plan(String name, Supplier<ChildSpec> preparation, Duration stopGrace, boolean essential) {}

    private final Plan plan;
    private final Watchdog watchdog;
    private final Observer observer;
    private final Object startAndStop = new Object();
    private final Backoff backoff = new Backoff();

    // Guarded by this.
    private ProcessState state = ProcessState.STOPPED;
    private @Nullable ChildProcess child;
    private Probe probe = () -> false;
    private Instant since = Instant.now();
    private int restarts;
    private boolean everReady;
    private @Nullable ServerException failure;

    // Guarded by startAndStop; a new one for each start.
    private CountDownLatch stopRequested = new CountDownLatch(0);
    private @Nullable Thread keeper;
    private boolean closed;

    public Supervised(Plan plan, Watchdog watchdog, Observer observer) {
        this.plan = plan;
        this.watchdog = watchdog;
        this.observer = observer;
    }

    public String name() {
        return plan.name();
    }

    public synchronized Snapshot snapshot() {
        return new Snapshot(plan.name(), state, child == null ? 0 : child.pid(), since, restarts);
    }

    /** Returns at once; does nothing if it was started already. */
    public void start() {
        synchronized (startAndStop) {
            if (closed) {
                throw new ServerException(plan.name() + " is not started: its stack is being stopped");
            }
            if (keeper != null && keeper.isAlive()) {
                return;
            }
            var stop = new CountDownLatch(1);
            stopRequested = stop;
            synchronized (this) {
                failure = null;
            }
            change(ProcessState.STARTING, null);
            keeper = Thread.ofPlatform().daemon().name("keep " + plan.name()).start(() -> keepRunning(stop));
        }
    }

    /** Waits until it works; a {@link ServerException} if it failed, was stopped, or takes minutes. */
    public void awaitReady() {
        var deadline = System.nanoTime() + READY_TIMEOUT.toNanos();
        while (!isReady()) {
            if (System.nanoTime() > deadline) {
                throw new ServerException("%s did not become ready within %d s; ./yan logs %s tells more"
                        .formatted(plan.name(), READY_TIMEOUT.toSeconds(), plan.name()));
            }
            LockSupport.parkNanos(READY_CHECK_INTERVAL.toNanos());
        }
    }

    private boolean isReady() {
        Probe present;
        synchronized (this) {
            if (failure != null) {
                throw failure;
            }
            if (state == ProcessState.STOPPED) {
                throw new ServerException(plan.name() + " was stopped while it was awaited");
            }
            if (state != ProcessState.READY || child == null || !child.isAlive()) {
                return false;
            }
            present = probe;
        }
        return present.ready();
    }

    /** SIGTERM, SIGKILL after the plan's grace, or three seconds if it was not ready yet; it stays down. */
    public void stop() {
        synchronized (startAndStop) {
            stopRequested.countDown();
            // A paused process would not notice the SIGTERM.
            resume();
            var grace = snapshot().state() == ProcessState.READY ? plan.stopGrace() : STOP_GRACE_WHILE_STARTING;
            living().ifPresent(present -> present.stop(grace));
            joinKeeper();
            change(ProcessState.STOPPED, null);
        }
    }

    /** Stops it for good. */
    @Override
    public void close() {
        synchronized (startAndStop) {
            closed = true;
            stop();
        }
    }

    /** SIGKILL; the process is started again. Returns when it is dead. */
    public void kill() {
        var present = required();
        change(ProcessState.RESTARTING, present);
        present.kill();
        present.onExit().join();
    }

    /** SIGSTOP. */
    public void pause() {
        required().pause();
        changeIf(ProcessState.READY, ProcessState.PAUSED);
    }

    /** SIGCONT; does nothing if it is not paused. */
    public void resume() {
        if (snapshot().state() == ProcessState.PAUSED) {
            living().ifPresent(ChildProcess::resume);
            changeIf(ProcessState.PAUSED, ProcessState.READY);
        }
    }

    private void keepRunning(CountDownLatch stop) {
        var pause = Duration.ZERO;
        while (!isSetWithin(stop, pause)) {
            var born = System.nanoTime();
            var end = live(stop);
            if (stop.getCount() == 0 || snapshot().state() == ProcessState.FAILED) {
                return;
            }
            pause = backoff.after(Duration.ofNanos(System.nanoTime() - born));
            restarted();
            observer.note("%s; it is started again%s".formatted(end, pause.isZero() ? "" : " in " + seconds(pause)));
        }
    }

    /** One life, from start to end; says how it ended. */
    private String live(CountDownLatch stop) {
        ChildProcess life;
        try {
            life = begin(stop);
        } catch (ServerException e) {
            return endedEarly(e, stop);
        }
        if (life == null) {
            return plan.name() + " was stopped";
        }
        var early = untilReady(life);
        if (early != null) {
            return endedEarly(early, stop);
        }
        var code = life.onExit().join();
        return "%s ended with code %d".formatted(plan.name(), code);
    }

    private @Nullable ChildProcess begin(CountDownLatch stop) {
        var spec = plan.preparation().get();
        ChildProcess life;
        synchronized (this) {
            // Under the lock, so that a stop sees either the process or no start at all.
            if (stop.getCount() == 0) {
                return null;
            }
            life = ChildProcess.start(spec, watchdog);
            child = life;
            probe = spec.ready();
        }
        change(ProcessState.STARTING, life);
        return life;
    }

    /** Null when it is ready; else why it never was. */
    private @Nullable ServerException untilReady(ChildProcess life) {
        while (true) {
            try {
                life.awaitReady();
                becameReady(life);
                return null;
            } catch (ServerException e) {
                if (!life.isAlive()) {
                    return e;
                }
                if (isFirstAndEssential()) {
                    life.kill();
                    return e;
                }
                // It may only wait for a server that is down: its own restart would not help.
                observer.note(plan.name() + " runs and is still not ready");
            }
        }
    }

    private void becameReady(ChildProcess life) {
        var again = snapshot().restarts() > 0;
        if (change(ProcessState.READY, life)) {
            synchronized (this) {
                everReady = true;
            }
            observer.note(plan.name() + (again ? " is ready again" : " is ready"));
        }
    }

    private String endedEarly(ServerException e, CountDownLatch stop) {
        if (stop.getCount() > 0 && isFirstAndEssential()) {
            synchronized (this) {
                failure = e;
            }
            change(ProcessState.FAILED, null);
        }
        return String.valueOf(e.getMessage());
    }

    private synchronized boolean isFirstAndEssential() {
        return plan.essential() && !everReady;
    }

    private void restarted() {
        synchronized (this) {
            restarts++;
        }
        change(ProcessState.RESTARTING, null);
    }

    private synchronized Optional<ChildProcess> living() {
        return Optional.ofNullable(child).filter(ChildProcess::isAlive);
    }

    private ChildProcess required() {
        return living().orElseThrow(() -> new ServerException(plan.name() + " is not running"));
    }

    /** False if that life is over: a late word about it changes nothing. */
    private boolean change(ProcessState next, @Nullable ChildProcess life) {
        synchronized (this) {
            if (life != null && (life != child || !life.isAlive())) {
                return false;
            }
            if (life == null) {
                child = null;
            }
            if (next != ProcessState.READY) {
                since = Instant.now();
            }
            state = next;
        }
        observer.changed(snapshot());
        return true;
    }

    private void changeIf(ProcessState present, ProcessState next) {
        synchronized (this) {
            if (state != present) {
                return;
            }
            state = next;
        }
        observer.changed(snapshot());
    }

    private void joinKeeper() {
        var thread = keeper;
        try {
            if (thread != null) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isSetWithin(CountDownLatch stop, Duration time) {
        try {
            return stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
