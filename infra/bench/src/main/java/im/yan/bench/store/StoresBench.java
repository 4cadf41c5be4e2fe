// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.store;

import im.yan.bench.measuring.BenchStack;
import im.yan.bench.measuring.Figures;
import im.yan.bench.measuring.Load;
import im.yan.bench.measuring.Pairs;
import im.yan.dev.stack.Stack;
import im.yan.dev.stack.StackOptions;
import im.yan.servers.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One run: connect everybody, warm up, hold the rate, look for a sample of what was acked in every store, fill each again. */
final class StoresBench {
    private final StoresPlan plan;
    private final Stack stack;
    private final Progress progress;

    StoresBench(StoresPlan plan, Stack stack, Progress progress) {
        this.plan = plan;
        this.stack = stack;
        this.progress = progress;
    }

    /** The stack such a run wants. */
    static StackOptions stackIn(Path home) {
        return BenchStack.in(home).withElasticsearch(true);
    }

    StoresFigures run() throws Exception {
        progress.step("waiting for Elasticsearch");
        stack.awaitReady("elasticsearch");
        progress.step("registering and connecting %d users".formatted(plan.users()));
        Figures messages;
        List<Sighting> sightings;
        try (var pairs = Pairs.connect(stack, plan.users());
                var lookout = Lookout.over(stack, plan.everyHowMany())) {
            progress.step("warming up for %d s at %d/s".formatted(plan.warmUp().toSeconds(), plan.rate()));
            new Load(pairs.talk(), plan.bodyBytes()).hold(plan.rate(), plan.warmUpMessages());
            progress.step("%d/s for %d s".formatted(plan.rate(), plan.time().toSeconds()));
            messages = new Load(pairs.talk(), plan.bodyBytes(), lookout::acked).hold(plan.rate(), plan.messages());
            sightings = lookout.await();
        }
        return new StoresFigures(messages, sightings, rebuilds());
    }

    private List<Rebuild> rebuilds() throws Exception {
        List<Rebuild> rebuilds = new ArrayList<>();
        for (var batch : plan.batches()) {
            progress.step("emptying MySQL and filling it again in batches of %,d".formatted(batch));
            rebuilds.add(Rebuild.inBatches(batch, stack));
        }
        for (var store : Store.values()) {
            progress.step("emptying %s and filling it again".formatted(store.title()));
            rebuilds.add(Rebuild.of(store, stack));
        }
        return rebuilds;
    }
}
