// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.store;

import im.yan.bench.measuring.PrintedProgress;
import im.yan.dev.DevConfig;
import im.yan.dev.stack.Stack;
import im.yan.runtime.Env;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code ./yan bench stores}: one rate, and when messages are in MySQL, in Redis and to be found in Elasticsearch. */
@CommandLine.Command(
        name = "stores",
        description =
                "Direct messages at one rate: how long until each store has them; then how long it takes to fill each again.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class StoresCommand implements Callable<Integer> {

    @Option(names = "--users", description = "how many are online; they talk in pairs")
    private int users = 500;

    @Option(names = "--body", description = "bytes of text in each message")
    private int bodyBytes = 200;

    @Option(names = "--rate", description = "messages a second")
    private int rate = 1_000;

    @Option(names = "--time", description = "seconds the rate is held")
    private int seconds = 60;

    @Option(names = "--warm-up", description = "seconds under the same load before anything counts")
    private int warmUpSeconds = 45;

    @Option(names = "--samples", description = "messages a second that are looked for")
    private int samples = 5;

    @Option(names = "--batches", split = ",", description = "sizes of batches that MySQL is filled again with")
    private List<Integer> batches = List.of(50, 200, 2_000);

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        var progress = new PrintedProgress(spec.commandLine().getOut());
        var home = DevConfig.from(new Env(System.getenv())).home();
        var plan = new StoresPlan(
                users,
                bodyBytes,
                rate,
                Duration.ofSeconds(seconds),
                Duration.ofSeconds(warmUpSeconds),
                samples,
                batches);
        try (var stack = Stack.start(StoresBench.stackIn(home), progress)) {
            progress.step(StoresReport.of(plan, new StoresBench(plan, stack, progress).run()));
        }
        return 0;
    }
}
