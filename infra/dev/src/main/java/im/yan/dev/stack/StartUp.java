// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

import im.yan.dev.supervision.Supervised;
import im.yan.servers.Progress;
import im.yan.servers.ServerException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Starts the processes of a plan, each as soon as what it needs is there, and waits until the chat works. */
final class StartUp {
    private final StackPlan plan;
    private final StackOptions options;
    private final Map<String, Supervised> processes;
    private final Progress progress;
    private final Executor threads =
            task -> Thread.ofPlatform().daemon().name("start").start(task);
    private final CompletableFuture<Void> firstFailure = new CompletableFuture<>();

    StartUp(StackPlan plan, StackOptions options, Map<String, Supervised> processes, Progress progress) {
        this.plan = plan;
        this.options = options;
        this.processes = processes;
        this.progress = progress;
    }

    /** Returns when the chat works; a {@link ServerException} as soon as one part of it can't. */
    void run() {
        var needs = new EnumMap<Need, CompletableFuture<Void>>(Need.class);
        plan.needs().forEach(need -> needs.put(need, task(() -> bring(need))));
        var all = new ArrayList<>(needs.values());
        for (var process : plan.processes()) {
            if (process.tier() != Tier.SERVER) {
                all.add(after(needs, process));
            }
        }
        await(all);
        startUnawaited();
    }

    private void bring(Need need) {
        switch (need) {
            case KAFKA -> bringKafka();
            case MYSQL -> bringMysql();
            case REDIS -> bringServer(Servers.REDIS, options.given().redis(), "YAN_REDIS");
        }
    }

    private void bringKafka() {
        bringServer(Servers.KAFKA, options.given().kafka(), "YAN_KAFKA");
        var created = KafkaTopics.createMissing(plan.servers().kafka());
        if (created > 0) {
            progress.step("created %d topics".formatted(created));
        }
    }

    private void bringMysql() {
        bringServer(Servers.MYSQL, options.given().mysql().map(MysqlAddress::address), "YAN_MYSQL");
        var migrations = MysqlTables.migrate(plan.servers().mysql());
        if (migrations > 0) {
            progress.step("created the tables (%d migrations)".formatted(migrations));
        }
    }

    private void bringServer(String name, Optional<String> given, String variable) {
        if (given.isPresent()) {
            GivenServer.requireReachable(variable, given.get());
        } else {
            bring(name);
        }
    }

    private void bring(String process) {
        progress.step("starting " + process);
        supervised(process).start();
        supervised(process).awaitReady();
    }

    private CompletableFuture<Void> after(Map<Need, CompletableFuture<Void>> needs, ProcessPlan process) {
        var before = process.needs().stream().map(needs::get).toArray(CompletableFuture<?>[]::new);
        return watched(CompletableFuture.allOf(before).thenRunAsync(() -> bringService(process), threads));
    }

    private void bringService(ProcessPlan process) {
        bring(process.name());
        var isApi = process.name().equals(Catalogue.HTTP_API) || process.name().equals(OneJvm.NAME);
        if (isApi && options.demoAccounts()) {
            DemoAccounts.register(plan.api());
        }
    }

    // The chat does without these, and starts faster alone.
    private void startUnawaited() {
        for (var process : plan.processes()) {
            if (!process.essential()) {
                progress.step("starting %s, which the chat does not wait for".formatted(process.name()));
                supervised(process.name()).start();
            }
        }
    }

    private Supervised supervised(String name) {
        var process = processes.get(name);
        if (process == null) {
            throw new IllegalStateException("the plan has no process " + name);
        }
        return process;
    }

    private CompletableFuture<Void> task(Runnable task) {
        return watched(CompletableFuture.runAsync(task, threads));
    }

    private CompletableFuture<Void> watched(CompletableFuture<Void> task) {
        return task.whenComplete((nothing, failure) -> {
            if (failure != null) {
                firstFailure.completeExceptionally(failure);
            }
        });
    }

    private void await(List<CompletableFuture<Void>> all) {
        try {
            CompletableFuture.anyOf(CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)), firstFailure)
                    .join();
        } catch (CompletionException e) {
            throw sentence(e);
        }
    }

    private static RuntimeException sentence(CompletionException e) {
        Throwable cause = e;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof ServerException said ? said : new IllegalStateException("the start failed", cause);
    }
}
