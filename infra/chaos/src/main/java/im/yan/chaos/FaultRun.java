// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import im.yan.chaos.stores.Store;
import im.yan.dev.stack.Stack;
import im.yan.servers.Progress;
import im.yan.testkit.guarantee.Verdict;
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
    private final Stage stage;
    private final Traffic.Opening opening;
    private final Onlooker onlooker;
    private final Progress progress;
    private final List<Strike> strikes = new ArrayList<>();
    // Until then traffic goes on, whatever the plan's number of messages.
    private volatile boolean striking = true;

    FaultRun(ChaosPlan plan, Stack stack, Traffic.Opening opening, Onlooker onlooker, Progress progress) {
        this.plan = plan;
        this.stage = Stage.on(stack);
        this.opening = opening;
        this.onlooker = onlooker;
        this.progress = progress;
    }

    Outcome run() throws Exception {
        progress.step("restarting every service that is to be hit in order once");
        leaveClassArchives();
        progress.step("connecting devices");
        try (var traffic = opening.connect(stage, plan)) {
            progress.step("taking processes away while " + traffic.title() + " talk");
            var sending = CompletableFuture.runAsync(
                    () -> traffic.send(() -> striking),
                    all -> Thread.ofPlatform().name("traffic").start(all));
            strikeUntilEnd(sending);
            progress.step("everything is sent; waiting until every device has everything");
            var settled = settle(traffic);
            var views = new LogAndMysql(stage.stack(), stage.run());
            var log = views.readLog();
            settled &= views.awaitMysql(SETTLE_TIMEOUT);
            var verdict = Verdict.on(stage.run());
            var findings = traffic.findings(log).plus(onlooker.atEnd());
            return new Outcome(plan, verdict, strikes, findings, settled);
        }
    }

    // A JVM writes its class archive at its first orderly end. Without it a restart takes far longer than on any
    // machine where the stack has run before.
    private void leaveClassArchives() throws InterruptedException {
        var stack = stage.stack();
        var services = plan.faults().stream()
                .flatMap(fault -> fault.candidates(stack).stream())
                .filter(process -> Store.named(process).isEmpty())
                .distinct()
                .toList();
        inParallel(services, stack::stop);
        inParallel(services, service -> {
            stack.start(service);
            stack.awaitReady(service);
        });
    }

    private static void inParallel(List<String> processes, Consumer<String> action) throws InterruptedException {
        var threads = processes.stream()
                .map(process -> Thread.ofPlatform().start(() -> action.accept(process)))
                .toList();
        for (var thread : threads) {
            thread.join();
        }
    }

    private void strikeUntilEnd(Future<?> sending) throws InterruptedException, ExecutionException {
        var faults = inTurn();
        try {
            while (!hasEnded(sending, plan.interval())) {
                strikes.add(strike(faults.next(), sending));
                striking = strikes.size() < plan.faults().size();
                progress.step(strikes.getLast().text());
            }
        } finally {
            striking = false;
        }
    }

    private Strike strike(Fault fault, Future<?> sending) throws InterruptedException, ExecutionException {
        var victim = fault.victim(stage.stack());
        var look = onlooker.lookAt(new Onlooker.Blow(fault, victim));
        var at = System.nanoTime();
        fault.strike(stage.stack(), victim);
        var back = System.nanoTime();
        var absence = new Absence(victim, at, back, stage.output().count(at, back));
        var observation = look.back(absence);
        hasEnded(sending, AFTER_RETURN);
        var gap = stage.output().longestGap(at, System.nanoTime());
        return new Strike(fault.text(victim), absence, gap, observation);
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

    private Iterator<Fault> inTurn() {
        return Stream.generate(plan.faults()::stream).flatMap(faults -> faults).iterator();
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
