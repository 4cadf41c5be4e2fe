// SPDX-License-Identifier: Apache-2.0
package im.yan.dev;

import im.yan.dev.command.DownCommand;
import im.yan.dev.command.KafkaCommand;
import im.yan.dev.command.LogsCommand;
import im.yan.dev.command.StatusCommand;
import im.yan.dev.command.StorageCommand;
import im.yan.dev.command.UpCommand;
import im.yan.runtime.ConfigException;
import im.yan.runtime.Env;
import im.yan.servers.ServerException;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;

/** Hands the verbs of {@code ./yan} that concern a stack to their commands. */
public final class DevMain {
    private static final int EXIT_FAILED = 1;

    private DevMain() {}

    public static void main(String[] args) {
        System.exit(run(System.getenv(), args));
    }

    static int run(Map<String, String> environment, String... args) {
        try {
            return commandLine(DevConfig.from(new Env(environment))).execute(args);
        } catch (ConfigException e) {
            return fail(e);
        }
    }

    private static CommandLine commandLine(DevConfig config) {
        var stack = config.stack();
        var kafka = new CommandLine(new KafkaCommand(stack));
        // What follows the tool's name is the tool's.
        kafka.setStopAtPositional(true);
        return new CommandLine(CommandSpec.forAnnotatedObject(new Verbs()))
                .addSubcommand(new UpCommand(stack))
                .addSubcommand(new StatusCommand(stack))
                .addSubcommand(new DownCommand(stack))
                .addSubcommand(new LogsCommand(stack))
                .addSubcommand(kafka)
                .addSubcommand(storage(new StorageCommand.Replay(stack, config.toolHeap())))
                .addSubcommand(storage(new StorageCommand.Audit(stack, config.toolHeap())))
                .setExecutionExceptionHandler(sentences());
    }

    private static CommandLine storage(StorageCommand command) {
        // What is not ours is the program's.
        return new CommandLine(command).setUnmatchedOptionsArePositionalParams(true);
    }

    @Command(name = "./yan")
    private static final class Verbs {}

    private static IExecutionExceptionHandler sentences() {
        return (failure, command, parsed) -> {
            if (failure instanceof ServerException || failure instanceof ConfigException) {
                return fail(failure);
            }
            throw failure;
        };
    }

    private static int fail(Exception failure) {
        System.err.println("yan: " + failure.getMessage());
        return EXIT_FAILED;
    }
}
