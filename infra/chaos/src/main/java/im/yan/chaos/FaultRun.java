// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import im.yan.dev.stack.Stack;
import im.yan.dev.stack.StackOptions;
import im.yan.servers.Progress;
import im.yan.testkit.guarantee.Run;
import im.yan.testkit.guarantee.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One fault run over a running stack with two connectors. */
final class FaultRun {
    private static final Duration SETTLE_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    // A little longer than it took to come back: the first output may follow readiness.
    private static final Duration AFTER_RETURN = Duration.ofSeconds(2);

    private final ChaosPlan plan;
    private final Stack stack;
    private final Traffic.Opening opening;
    private final Progress progress;
    private final Run run = new Run();
    private final List<Kill> kills = new ArrayList<>();

    FaultRun(ChaosPlan plan, Stack stack, Traffic.Opening opening, Progress progress) {
        this.plan = plan;
        this.stack = stack;
        this.opening = opening;
        this.progress = progress;
    }

    /** The stack such a run wants: fresh, in a folder and on ports of its own, two connectors, no Elasticsearch. */
    static StackOptions stackIn(Path home) {
        return StackOptions.at(home)
                .withName("chaos")
                .withFreePorts()
                .withFresh(true)
                .withConnectors(2)
                .withElasticsearch(false);
    }

    Outcome run() throws Exception {
        progress.step("restarting every service in order once");
        leaveClassArchives();
        progress.step("connecting devices");
        try (var traffic = opening.connect(stack, plan, run)) {
            progress.step("killing services while " + traffic.title() + " talk");
            var sending = CompletableFuture.runAsync(
                    traffic::sendAll, all -> Thread.ofPlatform().name("traffic").start(all));
            killUntilEnd(sending, traffic.output());
            progress.step("everything is sent; waiting until every device has everything");
            var settled = settle(traffic);
            var stores = new Stores(stack, run);
            var log = stores.readLog();
            settled &= stores.awaitMysql(SETTLE_TIMEOUT);
            return new Outcome(plan, Verdict.on(run), kills, traffic.findings(log), settled);
        }
    }

    // A JVM writes its class archive at its first orderly end. Without it a restart takes far longer than on any
    // machine where the stack has run before.
    private void leaveClassArchives() throws InterruptedException {
        inParallel(plan.victims(), stack::stop);
        inParallel(plan.victims(), victim -> {
            stack.start(victim);
            stack.awaitReady(victim);
        });
    }

    private static void inParallel(List<String> processes, Consumer<String> action) throws InterruptedException {
        var threads = processes.stream()
                .distinct()
                .map(process -> Thread.ofPlatform().start(() -> action.accept(process)))
                .toList();
        for (var thread : threads) {
            thread.join();
        }
    }

    private void killUntilEnd(Future<?> sending, OutputMeter output) throws InterruptedException, ExecutionException {
        var victims = inTurn();
        while (!hasEnded(sending, plan.killInterval())) {
            var victim = victims.next();
            var at = System.nanoTime();
            stack.kill(victim);
            stack.awaitReady(victim);
            var back = System.nanoTime();
            var ended = hasEnded(sending, AFTER_RETURN);
            kills.add(Kill.of(victim, at, back, output));
            if (ended) {
                return;
            }
            progress.step(kills.getLast().text());
        }
    }

    private static boolean hasEnded(Future<?> sending, Duration within)
            throws InterruptedException, ExecutionException {
        try {
            sending.get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private Iterator<String> inTurn() {
        return Stream.generate(plan.victims()::stream)
                .flatMap(victims -> victims)
                .iterator();
    }

    private static boolean settle(Traffic traffic) throws InterruptedException {
        var deadline = System.nanoTime() + SETTLE_TIMEOUT.toNanos();
        while (!traffic.isSettled()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(LOOK_AGAIN);
        }
        return true;
    }
}
