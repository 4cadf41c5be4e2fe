// SPDX-License-Identifier: Apache-2.0
package im.yan.bench;

import im.yan.bench.direct.DirectCommand;
import im.yan.bench.group.GroupsCommand;
import im.yan.bench.store.StoresCommand;
import picocli.CommandLine;

/** {@code ./yan bench …}: each subcommand is one benchmark. */
@CommandLine.Command(
        name = "bench",
        description = "Measures the stack; each benchmark starts one of its own and removes it.",
        subcommands = {DirectCommand.class, GroupsCommand.class, StoresCommand.class},
        mixinStandardHelpOptions = true)
public final class BenchMain {

    private BenchMain() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new BenchMain())
                .setExecutionExceptionHandler(BenchMain::sentence)
                .execute(args));
    }

    private static int sentence(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        command.getErr().println("yan bench: " + e.getMessage());
        return command.getCommandSpec().exitCodeOnExecutionException();
    }
}
