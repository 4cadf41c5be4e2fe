// SPDX-License-Identifier: Apache-2.0
package im.yan.bench;

import im.yan.dev.DevConfig;
import im.yan.dev.stack.Stack;
import im.yan.dev.stack.StackOptions;
import im.yan.runtime.Env;
import java.io.PrintWriter;
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
final class DirectCommand implements Callable<Integer> {

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
        var out = spec.commandLine().getOut();
        var plan = new BenchPlan(
                users,
                bodyBytes,
                rates,
                Duration.ofSeconds(stepSeconds),
                Duration.ofSeconds(warmUpSeconds),
                Duration.ofMillis(limitMillis));
        try (var stack = Stack.start(options(), text -> say(out, text))) {
            new DirectBench(plan, stack, text -> say(out, text)).run();
        }
        return 0;
    }

    // C2, as in production: C1 alone settles sooner, but costs nearly half as much CPU again for good.
    private static StackOptions options() {
        return StackOptions.at(DevConfig.from(new Env(System.getenv())).home())
                .withName("bench")
                .withFreePorts()
                .withFresh(true)
                .withElasticsearch(false)
                .withVariable("YAN_LOG_LEVEL", "WARN")
                .withJavaOptions(StackOptions.EVERY, List.of("-XX:TieredStopAtLevel=4", "-Xmx512m"));
    }

    private static void say(PrintWriter out, String text) {
        out.println(text);
        out.flush();
    }
}
