// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code ./yan chaos groups}: the same in groups whose size crosses the limit of write diffusion again and again. */
@CommandLine.Command(
        name = "groups",
        description = "The same in groups whose size crosses the limit of write diffusion, up and down, all the time;"
                + " with two instances of everything but http-api.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class GroupsCommand implements Callable<Integer> {

    @Option(names = "--messages", description = "how many are sent")
    private int messages = 10_000;

    @Option(names = "--rate", description = "messages a second; each goes to 7 to 9 devices")
    private int rate = 80;

    @Option(names = "--groups", description = "groups of 7 to 9 members, at most 100; two of each come and go")
    private int groups = 4;

    @Option(names = "--kill", split = ",", description = "who is killed, in turn, again and again")
    private List<String> victims = ChaosPlan.EVERY_INSTANCE;

    @Option(names = "--every", description = "seconds between two kills")
    private int everySeconds = 8;

    @Option(names = "--seed", description = "of the random choices; printed with the result")
    private long seed = System.nanoTime();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        var faults = ChaosPlan.killing(victims);
        var plan = new ChaosPlan(messages, rate, groups, faults, Duration.ofSeconds(everySeconds), seed);
        return ChaosMain.play(spec, Scenario.groups(ChaosMain.home()), plan);
    }
}
