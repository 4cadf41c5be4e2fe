// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

import im.yan.dev.board.Leftovers;
import im.yan.dev.board.StackFile;
import im.yan.dev.board.StackLock;
import im.yan.dev.board.TreeUsage;
import im.yan.dev.supervision.Snapshot;
import im.yan.dev.supervision.Supervised;
import im.yan.servers.DiskSpace;
import im.yan.servers.Java;
import im.yan.servers.ProcessUsage;
import im.yan.servers.Progress;
import im.yan.servers.ServerException;
import im.yan.servers.Watchdog;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A running stack, supervised by this JVM: a process that ends is started again, and all of them end with {@link #close} or
 * with this JVM, however it ends. Safe for use by many threads.
 */
public final class Stack implements AutoCloseable {
    private static final long MIB = 1024L * 1024;
    private static final long BYTES_FREE_AT_FIRST = 1536 * MIB;
    private static final long BYTES_FREE_LATER = 512 * MIB;

    private final StackPlan plan;
    private final StackPlan.ClassPaths classPaths;
    private final StackLock lock;
    private final Watchdog watchdog = Watchdog.start();
    private final Reporter reporter;
    private final LogLimit logLimit;
    private final Map<String, Supervised> processes = new LinkedHashMap<>();
    private final Thread shutdownHook = new Thread(this::close, "stop the stack");
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    private Stack(
            StackPlan plan, StackPlan.ClassPaths classPaths, StackFolders folders, StackLock lock, Progress progress) {
        this.plan = plan;
        this.classPaths = classPaths;
        this.lock = lock;
        this.reporter = new Reporter(plan, new StackFile(folders.run()), progress);
        this.logLimit = LogLimit.start(folders.logs(), reporter::note);
        for (var process : plan.processes()) {
            processes.put(process.name(), new Supervised(process.supervision(), watchdog, reporter));
        }
        Runtime.getRuntime().addShutdownHook(shutdownHook);
    }

    /**
     * Returns when the chat works. A {@link ServerException} says in one sentence why it can't; then nothing is left running.
     */
    public static Stack start(StackOptions options, Progress progress) {
        var checkout = Checkout.find();
        return start(options, Catalogue::services, program -> checkout.classPath(program.module()), progress);
    }

    static Stack start(
            StackOptions options, Catalogue.Services services, StackPlan.ClassPaths classPaths, Progress progress) {
        var stack = prepare(options, services, classPaths, progress);
        try {
            new StartUp(stack.plan, options, stack.processes, progress).run();
        } catch (RuntimeException e) {
            var stopped = stack.closing.get();
            stack.close();
            throw stopped ? new ServerException("the stack was stopped before it was ready", e) : e;
        }
        stack.reporter.ready();
        return stack;
    }

    private static Stack prepare(
            StackOptions options, Catalogue.Services services, StackPlan.ClassPaths classPaths, Progress progress) {
        var folders = options.folders();
        var lock = StackLock.take(folders.run());
        try {
            new StackFile(folders.run()).read().ifPresent(Leftovers::end);
            DiskSpace.require(
                    folders.home(), Files.exists(folders.software()) ? BYTES_FREE_LATER : BYTES_FREE_AT_FIRST);
            var plan = StackPlan.of(options, services, classPaths, progress);
            plan.ports().requireFree();
            if (options.fresh()) {
                folders.forgetEverything();
            }
            return new Stack(plan, classPaths, folders, lock, progress);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Base address of http-api. */
    public URI api() {
        return plan.api();
    }

    /** WebSocket addresses, by ordinal. */
    public List<URI> connectors() {
        return plan.connectors();
    }

    /** Bootstrap servers. */
    public String kafka() {
        return plan.servers().kafka();
    }

    public MysqlAddress mysql() {
        return plan.servers().mysql();
    }

    /** {@code redis://host:port}. */
    public String redis() {
        return plan.servers().redis();
    }

    /** {@code http://host:port}; empty if this stack has none. */
    public String elasticsearch() {
        return plan.servers().elasticsearch();
    }

    /** The metrics page of one of our own services. */
    public URI metrics(String service) {
        return plan.service(service).metrics();
    }

    /**
     * Another program of a service's module: it has the service's class path and is told what every service is told. It is not
     * started yet, and nobody supervises it.
     */
    public ProcessBuilder program(String service, String mainClass, List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Java.executable(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPaths.of(plan.service(service).program()),
                mainClass));
        command.addAll(arguments);
        var program = new ProcessBuilder(command);
        program.environment().putAll(plan.shared());
        return program;
    }

    /** What listens where, for people. */
    public Map<String, String> addresses() {
        return Addresses.of(plan);
    }

    /** Names of the processes this stack runs: servers first. */
    public List<String> processes() {
        return List.copyOf(processes.keySet());
    }

    /** 0 while there is no process. */
    public long pid(String process) {
        return snapshot(process).pid();
    }

    public Snapshot snapshot(String process) {
        return named(process).snapshot();
    }

    /** How often it was started again after it ended unasked. */
    public int restarts(String process) {
        return snapshot(process).restarts();
    }

    /** SIGKILL; returns when it is dead, and it is started again. */
    public void kill(String process) {
        named(process).kill();
    }

    /** SIGTERM, SIGKILL if it takes too long; it stays down until {@link #start(String)}. */
    public void stop(String process) {
        named(process).stop();
    }

    /** Returns at once; see {@link #awaitReady}. */
    public void start(String process) {
        named(process).start();
    }

    /** SIGSTOP: it keeps its connections and answers nothing. */
    public void pause(String process) {
        named(process).pause();
    }

    /** SIGCONT. */
    public void resume(String process) {
        named(process).resume();
    }

    /** Waits until its present life is ready; a {@link ServerException} after three minutes, or if it was stopped. */
    public void awaitReady(String process) {
        named(process).awaitReady();
    }

    /** Its CPU time since it was started and its memory, with all it has started itself. */
    public Optional<ProcessUsage> usage(String process) {
        var pid = pid(process);
        return pid == 0 ? Optional.empty() : TreeUsage.of(pid);
    }

    private Supervised named(String process) {
        var found = processes.get(process);
        if (found == null) {
            throw new ServerException(
                    "no process of this stack is called %s: there are %s".formatted(process, processes.keySet()));
        }
        return found;
    }

    /** Waits until somebody else closes it. */
    public void awaitClosed() throws InterruptedException {
        closed.await();
    }

    /** Stops the services, then the servers. */
    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        reporter.note("stopping");
        reporter.quiet();
        for (var tier : Tier.values()) {
            stopAll(tier);
        }
        logLimit.close();
        watchdog.close();
        reporter.forget();
        lock.close();
        closed.countDown();
        removeShutdownHook();
    }

    private void stopAll(Tier tier) {
        var stopping = plan.processes().stream()
                .filter(process -> process.tier() == tier)
                .map(process -> named(process.name()))
                .map(process ->
                        Thread.ofPlatform().name("stop " + process.name()).start(process::close))
                .toList();
        try {
            for (var thread : stopping) {
                thread.join();
            }
        } catch (InterruptedException e) {
            // The watchdog ends what is left.
            Thread.currentThread().interrupt();
        }
    }

    private void removeShutdownHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            // It is this hook that runs.
        }
    }
}
