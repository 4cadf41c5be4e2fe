// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.direct;

import im.yan.bench.measuring.BenchStack;
import im.yan.bench.measuring.PrintedProgress;
import im.yan.dev.DevConfig;
import im.yan.dev.stack.Stack;
import im.yan.runtime.Env;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code ./yan bench direct}: users in pairs, open loop, the rate stepped up until it is no longer sustained. */
@CommandLine.Command(
        name = "direct",
        description = "Direct messages between users in pairs, rate stepped up until p99 passes the limit.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class DirectCommand implements Callable<Integer> {

    @Option(names = "--users", description = "how many are online; they talk in pairs")
    private int users = 500;

    @Option(names = "--body", description = "bytes of text in each message")
    private int bodyBytes = 200;

    @Option(names = "--rates", split = ",", description = "messages a second, rising")
    private List<Integer> rates = List.of(250, 500, 1_000, 1_500, 2_000, 3_000, 4_000, 6_000);

    @Option(names = "--step", description = "seconds each rate is held")
    private int stepSeconds = 20;

    @Option(names = "--warm-up", description = "seconds under load before anything counts")
    private int warmUpSeconds = 45;

    @Option(names = "--limit", description = "p99 of send to deliver, in milliseconds, that ends the run")
    private int limitMillis = 500;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        var progress = new PrintedProgress(spec.commandLine().getOut());
        var home = DevConfig.from(new Env(System.getenv())).home();
        var plan = new DirectPlan(
                users,
                bodyBytes,
                rates,
                Duration.ofSeconds(stepSeconds),
                Duration.ofSeconds(warmUpSeconds),
                Duration.ofMillis(limitMillis));
        try (var stack = Stack.start(BenchStack.in(home), progress)) {
            new DirectBench(plan, stack, progress).run();
        }
        return 0;
    }
}
