// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import im.yan.dev.DevConfig;
import im.yan.runtime.Env;
import im.yan.servers.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code ./yan chaos}: kills services under load and says what was lost, doubled, missing or out of order. */
@CommandLine.Command(
        name = "chaos",
        description = "Kills services with SIGKILL under load and judges the guarantees; starts a stack of its own.",
        subcommands = {GroupsCommand.class, StoresCommand.class},
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class ChaosMain implements Callable<Integer> {

    @Option(names = "--messages", description = "how many are sent")
    private int messages = 20_000;

    @Option(names = "--rate", description = "messages a second")
    private int rate = 300;

    @Option(names = "--pairs", description = "conversations; the first user of each has two devices")
    private int pairs = 10;

    @Option(names = "--kill", split = ",", description = "who is killed, in turn, again and again")
    private List<String> victims = ChaosPlan.EVERY_SERVICE;

    @Option(names = "--every", description = "seconds between two kills")
    private int everySeconds = 8;

    @Option(names = "--seed", description = "of the random choices; printed with the result")
    private long seed = System.nanoTime();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    private ChaosMain() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new ChaosMain())
                .setExecutionExceptionHandler(ChaosMain::sentence)
                .execute(args));
    }

    @Override
    public Integer call() throws Exception {
        var faults = ChaosPlan.killing(victims);
        var plan = new ChaosPlan(messages, rate, pairs, faults, Duration.ofSeconds(everySeconds), seed);
        return play(spec, Scenario.direct(home()), plan);
    }

    /** The exit code. */
    static int play(CommandLine.Model.CommandSpec spec, Scenario scenario, ChaosPlan plan) throws Exception {
        var out = spec.commandLine().getOut();
        Progress progress = text -> {
            out.println(text);
            out.flush();
        };
        var outcome = scenario.play(plan, progress);
        progress.step(outcome.text());
        return outcome.kept() ? 0 : 1;
    }

    static Path home() {
        return DevConfig.from(new Env(System.getenv())).home();
    }

    private static int sentence(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        command.getErr().println("yan chaos: " + e.getMessage());
        return command.getCommandSpec().exitCodeOnExecutionException();
    }
}
