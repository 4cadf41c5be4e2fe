// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.direct;

import im.yan.bench.measuring.CpuReading;
import im.yan.bench.measuring.KafkaHop;
import im.yan.bench.measuring.Load;
import im.yan.bench.measuring.Pairs;
import im.yan.bench.measuring.Step;
import im.yan.dev.stack.Stack;
import im.yan.servers.Progress;
import java.util.ArrayList;
import java.util.List;

/** One run: connect everybody, warm up, hold each rate, report. */
final class DirectBench {
    private final DirectPlan plan;
    private final Stack stack;
    private final Progress progress;

    DirectBench(DirectPlan plan, Stack stack, Progress progress) {
        this.plan = plan;
        this.stack = stack;
        this.progress = progress;
    }

    void run() throws InterruptedException {
        progress.step("registering and connecting %d users".formatted(plan.users()));
        try (var pairs = Pairs.connect(stack, plan.users());
                var hop = KafkaHop.start(stack.kafka())) {
            progress.step("warming up for %d s at %d/s".formatted(plan.warmUp().toSeconds(), plan.warmUpRate()));
            var load = new Load(pairs.talk(), plan.bodyBytes());
            load.hold(plan.warmUpRate(), plan.warmUpMessages());
            var steps = climb(load, hop);
            progress.step(DirectReport.of(plan, steps));
        }
    }

    private List<Step> climb(Load load, KafkaHop hop) throws InterruptedException {
        List<Step> steps = new ArrayList<>();
        for (var rate : plan.rates()) {
            progress.step("%d/s for %d s".formatted(rate, plan.stepTime().toSeconds()));
            var before = CpuReading.of(stack);
            hop.reset();
            var figures = load.hold(rate, plan.messages(rate));
            var cpu = before.costUntil(CpuReading.of(stack), figures.sent());
            var step = new Step(rate, figures, hop.latencies(), cpu);
            steps.add(step);
            progress.step(DirectReport.line(step));
            if (!step.sustained(plan.latencyLimit())) {
                break;
            }
        }
        return steps;
    }
}
