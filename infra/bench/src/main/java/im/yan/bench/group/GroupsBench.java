// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.group;

import im.yan.bench.group.GroupsPlan.Posting;
import im.yan.bench.measuring.Backlog;
import im.yan.bench.measuring.BenchStack;
import im.yan.bench.measuring.CpuReading;
import im.yan.bench.measuring.Idling;
import im.yan.bench.measuring.KafkaHop;
import im.yan.bench.measuring.Load;
import im.yan.bench.measuring.Online;
import im.yan.bench.measuring.Speaker;
import im.yan.bench.measuring.Step;
import im.yan.bench.measuring.Talk;
import im.yan.dev.stack.Stack;
import im.yan.dev.stack.StackOptions;
import im.yan.schemas.v1.DiffusionChoice;
import im.yan.servers.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One run: everybody gets an account; then, size by size, a group is founded and measured, first with its owner alone online. */
final class GroupsBench {
    private static final int CONNECTORS = 2;
    private static final int WARM_UP_MEMBERS = 10;

    private final GroupsPlan plan;
    private final Stack stack;
    private final Progress progress;

    /** How far the groups have come: who connects later need not hear what was said to measure something else. */
    private final Map<String, Long> reached = new HashMap<>();

    GroupsBench(GroupsPlan plan, Stack stack, Progress progress) {
        this.plan = plan;
        this.stack = stack;
        this.progress = progress;
    }

    /** The stack such a run wants. */
    static StackOptions stackIn(Path home, GroupsPlan plan) {
        return BenchStack.in(home)
                .withConnectors(CONNECTORS)
                .withVariable("ROUTER_FAN_OUT_ON_WRITE_MAX", Integer.toString(plan.fanOutMax()))
                .withVariable("API_OPERATOR_KEY", Population.OPERATOR_KEY);
    }

    List<GroupFigures> run() throws InterruptedException {
        progress.step("making %,d accounts".formatted(plan.people()));
        var people = Population.create(stack, plan.people(), plan.onlineOf(plan.people()));
        var all = new ArrayList<GroupFigures>();
        try (var hop = KafkaHop.start(stack.kafka());
                var backlog = new Backlog(stack.kafka())) {
            warmUp(people);
            for (var size : plan.sizes()) {
                var figures = measure(size, people, hop, backlog);
                all.add(figures);
                progress.step(GroupsReport.line(figures));
            }
        }
        return all;
    }

    /** Both ways of diffusion are used before anything counts, or the sizes that come first would pay for compiling. */
    private void warmUp(Population people) throws InterruptedException {
        var size = Math.min(plan.people(), WARM_UP_MEMBERS);
        for (var diffusion : List.of(DiffusionChoice.BY_SIZE, DiffusionChoice.ALWAYS_READ)) {
            progress.step("warming up with %,d messages at %d/s"
                    .formatted(plan.warmUp().messages(), plan.warmUp().rate()));
            try (var online = connect(people, plan.onlineOf(size))) {
                var group = new Founding(online.clients().getFirst()).found(diffusion, people.others(size));
                new Load(talk(online, group), plan.bodyBytes())
                        .hold(plan.warmUp().rate(), plan.warmUp().messages());
                reached.putAll(online.reached());
            }
        }
    }

    private GroupFigures measure(int size, Population people, KafkaHop hop, Backlog backlog)
            throws InterruptedException {
        Growth growth;
        Step alone;
        try (var owner = connect(people, 1)) {
            progress.step("%,d members: adding them".formatted(size));
            growth = grow(owner, size, people, backlog);
            progress.step("%,d members: the sender alone online".formatted(size));
            alone = measure(talk(owner, growth.conversationId()), plan.alone(), hop, backlog);
            reached.putAll(owner.reached());
        }
        progress.step("%,d members: connecting %,d of them".formatted(size, plan.onlineOf(size)));
        try (var online = connect(people, plan.onlineOf(size))) {
            progress.step("%,d members: %,d online".formatted(size, plan.onlineOf(size)));
            var together = measure(talk(online, growth.conversationId()), plan.together(), hop, backlog);
            reached.putAll(online.reached());
            return new GroupFigures(growth, plan.onlineOf(size), alone, together);
        }
    }

    private Growth grow(Online owner, int size, Population people, Backlog backlog) throws InterruptedException {
        var founding = new Founding(owner.clients().getFirst());
        var before = CpuReading.of(stack);
        var group = founding.found(DiffusionChoice.BY_SIZE, people.others(size));
        var accepted = Duration.ofNanos(System.nanoTime() - before.atNanos());
        var workedOff = backlog.awaitNone();
        var cpu = before.costUntil(CpuReading.of(stack), size);
        return new Growth(group, size, accepted, founding.announcing(), workedOff, cpu);
    }

    /** What messages cost beyond what the stack costs without them; what they cause later belongs to them. */
    private Step measure(Talk talk, Posting posting, KafkaHop hop, Backlog backlog) throws InterruptedException {
        var load = new Load(talk, plan.bodyBytes());
        load.hold(posting.rate(), posting.messagesIn(plan.settling()));
        backlog.awaitNone();
        var idling = Idling.of(stack, plan.settling());
        hop.reset();
        var before = CpuReading.of(stack);
        var figures = load.hold(posting.rate(), posting.messages());
        backlog.awaitNone();
        var after = CpuReading.of(stack);
        var latencies = hop.latencies();
        var cpu = before.costUntil(after, figures.sent(), idling.and(Idling.of(stack, plan.settling())));
        return new Step(posting.rate(), figures, latencies, cpu);
    }

    private Online connect(Population people, int count) throws InterruptedException {
        return Online.connect(stack, people.online(count), reached);
    }

    private static Talk talk(Online online, String group) {
        var speakers = online.clients().stream()
                .map(client -> new Speaker(client, group))
                .toList();
        return new Talk(online, speakers, speakers.size() - 1);
    }
}
