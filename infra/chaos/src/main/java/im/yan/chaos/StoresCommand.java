// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code ./yan chaos stores}: the stores behind the log go away one by one; chat goes on, and in the end they agree. */
@CommandLine.Command(
        name = "stores",
        description =
                "Kills and pauses MySQL, Redis, Elasticsearch, the storage-sinks and the leader of the feeds while"
                        + " pairs and groups talk; then compares every store with the log.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class StoresCommand implements Callable<Integer> {

    @Option(names = "--messages", description = "how many are sent at least; it goes on until every fault has struck")
    private int messages = 6_000;

    @Option(names = "--rate", description = "messages a second; half of them direct, half in groups")
    private int rate = 50;

    @Option(names = "--conversations", description = "pairs, and as many groups of 7 to 9 members")
    private int conversations = 4;

    @Option(names = "--pause", description = "seconds a process is paused; stores' clients wait for 10 at most")
    private int pauseSeconds = 12;

    @Option(names = "--down", description = "seconds Elasticsearch is shut down at the end")
    private int downSeconds = 30;

    @Option(names = "--every", description = "seconds between two faults")
    private int everySeconds = 3;

    @Option(names = "--seed", description = "of the random choices; printed with the result")
    private long seed = System.nanoTime();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        var faults = ChaosPlan.everyStore(Duration.ofSeconds(pauseSeconds), Duration.ofSeconds(downSeconds));
        var plan = new ChaosPlan(messages, rate, conversations, faults, Duration.ofSeconds(everySeconds), seed);
        return ChaosMain.play(spec, Scenario.stores(ChaosMain.home()), plan);
    }
}
