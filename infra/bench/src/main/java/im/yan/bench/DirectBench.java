// SPDX-License-Identifier: Apache-2.0
package im.yan.bench;

import im.yan.dev.stack.Stack;
import im.yan.servers.Progress;
import java.util.ArrayList;
import java.util.List;

/** One run: connect everybody, warm up, hold each rate, report. */
final class DirectBench {
    private final BenchPlan plan;
    private final Stack stack;
    private final Progress progress;

    DirectBench(BenchPlan plan, Stack stack, Progress progress) {
        this.plan = plan;
        this.stack = stack;
        this.progress = progress;
    }

    void run() throws InterruptedException {
        progress.step("registering and connecting %d users".formatted(plan.users()));
        try (var pairs = Pairs.connect(stack, plan.users());
                var hop = KafkaHop.start(stack.kafka())) {
            progress.step("warming up for %d s at %d/s".formatted(plan.warmUp().toSeconds(), plan.warmUpRate()));
            var load = new Load(pairs, plan.bodyBytes());
            load.hold(plan.warmUpRate(), plan.warmUp());
            var steps = climb(load, hop);
            progress.step(Report.of(plan, steps));
        }
    }

    private List<Step> climb(Load load, KafkaHop hop) throws InterruptedException {
        List<Step> steps = new ArrayList<>();
        for (var rate : plan.rates()) {
            progress.step("%d/s for %d s".formatted(rate, plan.stepTime().toSeconds()));
            var cpu = CpuMeter.start(stack);
            hop.reset();
            var figures = load.hold(rate, plan.stepTime());
            var step = new Step(rate, figures, hop.latencies(), cpu.perMessage(figures.sent()));
            steps.add(step);
            progress.step(Report.line(step));
            if (!step.sustained(plan.latencyLimit())) {
                break;
            }
        }
        return steps;
    }
}
