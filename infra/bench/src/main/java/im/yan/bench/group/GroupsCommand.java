// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.group;

import im.yan.bench.group.GroupsPlan.Posting;
import im.yan.bench.measuring.PrintedProgress;
import im.yan.dev.DevConfig;
import im.yan.dev.stack.Stack;
import im.yan.runtime.Env;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code ./yan bench groups}: what a message costs in groups of growing size, and when all who are online have it. */
@CommandLine.Command(
        name = "groups",
        description = "Messages in groups of growing size: cost by size, latency to everybody online.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class GroupsCommand implements Callable<Integer> {

    @Option(names = "--sizes", split = ",", description = "members of the groups")
    private List<Integer> sizes = List.of(10, 100, 1_000, 10_000, 100_000);

    @Option(names = "--online", description = "how many members are connected at most")
    private int online = 2_000;

    @Option(names = "--messages", description = "how many are sent in each group while they are connected")
    private int messages = 120;

    @Option(names = "--rate", description = "and how many a second")
    private int rate = 2;

    @Option(
            names = "--alone-messages",
            description = "how many are sent in each group while the sender alone is connected")
    private int aloneMessages = 1_200;

    @Option(names = "--alone-rate", description = "and how many a second")
    private int aloneRate = 20;

    @Option(names = "--body", description = "bytes of text in each message")
    private int bodyBytes = 200;

    @Option(names = "--fan-out-max", description = "groups of more members are read-diffused")
    private int fanOutMax = 500;

    @Option(names = "--warm-up-messages", description = "how many are sent before anything counts")
    private int warmUpMessages = 6_000;

    @Option(names = "--warm-up-rate", description = "and how many a second")
    private int warmUpRate = 100;

    @Option(
            names = "--settling",
            description = "seconds under load, then idle, before each measurement, and idle after it")
    private int settlingSeconds = 10;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        var progress = new PrintedProgress(spec.commandLine().getOut());
        var plan = plan();
        var home = DevConfig.from(new Env(System.getenv())).home();
        try (var stack = Stack.start(GroupsBench.stackIn(home, plan), progress)) {
            var groups = new GroupsBench(plan, stack, progress).run();
            progress.step(GroupsReport.of(plan, groups));
            return groups.stream().allMatch(group -> group.missing() == 0) ? 0 : 1;
        }
    }

    private GroupsPlan plan() {
        return new GroupsPlan(
                sizes,
                online,
                bodyBytes,
                fanOutMax,
                new Posting("--alone-messages, --alone-rate", aloneMessages, aloneRate),
                new Posting("--messages, --rate", messages, rate),
                new Posting("--warm-up-messages, --warm-up-rate", warmUpMessages, warmUpRate),
                Duration.ofSeconds(settlingSeconds));
    }
}
