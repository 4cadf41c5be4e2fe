// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.command;

import im.yan.dev.stack.Stack;
import im.yan.dev.stack.StackOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a stack, shows where it is, and supervises it until Ctrl-C or {@code ./yan down}. */
@Command(name = "up", mixinStandardHelpOptions = true, description = "Starts a stack and supervises it.")
public final class UpCommand implements Callable<Integer> {
    private final StackOptions usual;

    @Mixin
    private final StackChoice choice = new StackChoice();

    @Option(names = "--fresh", description = "empty data and state first")
    private boolean fresh;

    @Option(names = "--detach", description = "return when it is ready; it goes on in the background")
    private boolean detach;

    @Option(names = "--one-jvm", description = "all services in one process, for a small laptop")
    private boolean oneJvm;

    @Option(names = "--connectors", paramLabel = "N", description = "how many connectors (1)")
    private int connectors = 1;

    @Option(names = "--instances", paramLabel = "N", description = "how many of each topology (1)")
    private int instances = 1;

    public UpCommand(StackOptions usual) {
        this.usual = usual;
    }

    @Override
    public Integer call() throws InterruptedException {
        var options = choice.of(usual)
                .withFresh(fresh)
                .withOneJvm(oneJvm)
                .withConnectors(connectors)
                .withInstances(instances)
                .withDemoAccounts(true);
        return detach ? Detached.run(choice.folders(usual), arguments()) : inForeground(options);
    }

    private int inForeground(StackOptions options) throws InterruptedException {
        var progress = new ConsoleProgress(System.out);
        try (var stack = Stack.start(options, progress)) {
            System.out.print(Welcome.text(stack, progress.elapsed(), choice.option()));
            stack.awaitClosed();
        }
        return 0;
    }

    /** How the supervisor in the background is started. */
    private List<String> arguments() {
        var arguments = new ArrayList<String>();
        arguments.add("up");
        if (!choice.option().isEmpty()) {
            arguments.addAll(List.of(choice.option().strip().split(" ")));
        }
        if (fresh) {
            arguments.add("--fresh");
        }
        if (oneJvm) {
            arguments.add("--one-jvm");
        }
        arguments.add("--connectors=" + connectors);
        arguments.add("--instances=" + instances);
        return arguments;
    }
}
