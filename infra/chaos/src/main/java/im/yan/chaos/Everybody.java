// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import im.yan.schemas.v1.ConversationEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** Pairs and groups at the same time, each with half of the messages. */
record Everybody(Traffic pairs, Traffic groups) implements Traffic {

    /** The {@link Traffic.Opening}. */
    static Traffic connect(Stage stage, ChaosPlan plan) throws InterruptedException {
        var pairs = Pairs.connect(stage, plan.half(0));
        try {
            return new Everybody(pairs, Groups.connect(stage, plan.half(1)));
        } catch (InterruptedException | RuntimeException e) {
            pairs.close();
            throw e;
        }
    }

    @Override
    public String title() {
        return pairs.title() + " and " + groups.title();
    }

    @Override
    public void send(BooleanSupplier more) {
        var direct = CompletableFuture.runAsync(
                () -> pairs.send(more),
                task -> Thread.ofPlatform().name("direct traffic").start(task));
        groups.send(more);
        direct.join();
    }

    @Override
    public boolean isSettled() {
        return pairs.isSettled() && groups.isSettled();
    }

    @Override
    public Findings findings(List<ConversationEvent> log) {
        return pairs.findings(log).plus(groups.findings(log));
    }

    @Override
    public void close() {
        groups.close();
        pairs.close();
    }
}
