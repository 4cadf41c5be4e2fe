// SPDX-License-Identifier: Apache-2.0
package im.yan.servers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * One life of a child process, and of the processes it starts itself. It ends with {@link #close}, or when its {@link Watchdog}
 * sees this JVM gone.
 */
public final class ChildProcess implements AutoCloseable {
    private static final long PROBE_MILLIS_MIN = 50;
    private static final long PROBE_MILLIS_MAX = 500;
    private static final int PROBES_PER_AGE = 20;
    private static final Duration CLOSE_GRACE = Duration.ofSeconds(10);
    private static final int LOG_LINES_IN_ERROR = 5;
    // Its own session where the system can: Ctrl-C is for the launcher, which then stops its children in order.
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final ChildSpec spec;
    private final Process process;
    private final Watchdog watchdog;
    private final ConcurrentHashMap<Long, ProcessHandle> offspring = new ConcurrentHashMap<>();

    private ChildProcess(ChildSpec spec, Process process, Watchdog watchdog) {
        this.spec = spec;
        this.process = process;
        this.watchdog = watchdog;
        watchdog.watch(process.pid());
        process.onExit().thenRun(this::buried);
    }

    /** Starts it; {@link #awaitReady} says when it works. */
    public static ChildProcess start(ChildSpec spec, Watchdog watchdog) {
        var builder = new ProcessBuilder(commandOf(spec))
                .directory(spec.directory().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()))
                .redirectErrorStream(true);
        builder.environment().putAll(spec.environment());
        try {
            Files.createDirectories(spec.log().toAbsolutePath().getParent());
            return new ChildProcess(spec, builder.start(), watchdog);
        } catch (IOException e) {
            throw new ServerException(spec.name() + " could not be started: " + e.getMessage(), e);
        }
    }

    private static List<String> commandOf(ChildSpec spec) {
        var command = new ArrayList<String>();
        if (Files.isExecutable(SETSID)) {
            command.add(SETSID.toString());
        }
        command.addAll(spec.command());
        return command;
    }

    public String name() {
        return spec.name();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes with the exit code. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Waits until it works; a {@link ServerException} with the last lines of its log if it ends or takes too long. */
    public void awaitReady() {
        var began = System.nanoTime();
        var deadline = began + spec.startTimeout().toNanos();
        while (!spec.ready().ready()) {
            if (!process.isAlive()) {
                throw new ServerException("%s ended with code %d while starting; see %s%s"
                        .formatted(name(), process.exitValue(), spec.log(), lastLines()));
            }
            if (System.nanoTime() > deadline) {
                throw new ServerException("%s did not become ready within %d s; see %s%s"
                        .formatted(name(), spec.startTimeout().toSeconds(), spec.log(), lastLines()));
            }
            LockSupport.parkNanos(probePause(System.nanoTime() - began).toNanos());
        }
        noteOffspring();
    }

    // A process that is slow has no use for being asked often.
    private static Duration probePause(long ageNanos) {
        var share = Duration.ofNanos(ageNanos).toMillis() / PROBES_PER_AGE;
        return Duration.ofMillis(Math.clamp(share, PROBE_MILLIS_MIN, PROBE_MILLIS_MAX));
    }

    /** SIGTERM, then SIGKILL for what is left after the grace. */
    public void stop(Duration grace) {
        noteOffspring();
        process.destroy();
        try {
            process.onExit().get(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
        buried();
    }

    /** SIGKILL, at once. */
    public void kill() {
        noteOffspring();
        process.destroyForcibly();
        buried();
    }

    /** SIGSTOP to it and its offspring: they keep their connections and answer nothing. */
    public void pause() {
        signal("STOP");
    }

    /** SIGCONT. */
    public void resume() {
        signal("CONT");
    }

    @Override
    public void close() {
        stop(CLOSE_GRACE);
    }

    // With setsid it leads a process group, whose number is its own.
    private void signal(String signal) {
        var target = Files.isExecutable(SETSID) ? "-" + pid() : Long.toString(pid());
        try {
            var code = new ProcessBuilder("sh", "-c", "kill -" + signal + " \"$0\"", target)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new ServerException("%s (%d) does not take SIG%s: it has ended".formatted(name(), pid(), signal));
            }
        } catch (IOException e) {
            throw new ServerException("no signal could be sent: there is no working sh on the PATH", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void noteOffspring() {
        process.descendants().forEach(child -> {
            if (offspring.putIfAbsent(child.pid(), child) == null) {
                watchdog.watch(child.pid());
            }
        });
    }

    private void buried() {
        offspring.values().forEach(ProcessHandle::destroyForcibly);
        offspring.keySet().forEach(watchdog::unwatch);
        if (!process.isAlive()) {
            watchdog.unwatch(process.pid());
        }
    }

    private String lastLines() {
        try {
            var lines = Files.readAllLines(spec.log());
            var last = lines.subList(Math.max(0, lines.size() - LOG_LINES_IN_ERROR), lines.size());
            return last.isEmpty()
                    ? ""
                    : ", which ends with:" + System.lineSeparator() + String.join(System.lineSeparator(), last);
        } catch (IOException e) {
            return "";
        }
    }
}
