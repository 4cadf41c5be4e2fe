// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.command;

import im.yan.dev.stack.Checkout;
import im.yan.dev.stack.ServerVariables;
import im.yan.dev.stack.StackOptions;
import im.yan.servers.Java;
import im.yan.servers.ServerException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Runs a program of storage-sink on the servers of the running stack; its options, its words and its exit code are its own. */
public abstract sealed class StorageCommand implements Callable<Integer> {
    private static final String MODULE = "storage-sink";
    // 1 is for the program to say that stores differ.
    private static final int EXIT_NOT_DONE = 2;

    private final StackOptions usual;
    private final String heap;
    private final String mainClass;

    @Mixin
    private final StackChoice choice = new StackChoice();

    @Parameters(paramLabel = "ARGS", arity = "0..*", description = "the program's own; --help says which there are")
    private List<String> arguments = new ArrayList<>();

    private StorageCommand(StackOptions usual, String heap, String mainClass) {
        this.usual = usual;
        this.heap = heap;
        this.mainClass = mainClass;
    }

    /** {@code ./yan replay}. */
    @Command(name = "replay", description = "Rebuilds stores from the log while the service goes on.")
    public static final class Replay extends StorageCommand {
        public Replay(StackOptions usual, String heap) {
            super(usual, heap, "im.yan.storage.ReplayMain");
        }
    }

    /** {@code ./yan audit}. */
    @Command(name = "audit", description = "Compares the stores with the log.")
    public static final class Audit extends StorageCommand {
        public Audit(StackOptions usual, String heap) {
            super(usual, heap, "im.yan.storage.AuditMain");
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            return start().waitFor();
        } catch (ServerException e) {
            System.err.println("yan: " + e.getMessage());
            return EXIT_NOT_DONE;
        }
    }

    private Process start() {
        var builder = new ProcessBuilder(command()).inheritIO();
        builder.environment().putAll(ServerVariables.of(choice.of(usual), addresses()));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new ServerException("%s could not be started: %s".formatted(mainClass, e.getMessage()), e);
        }
    }

    // What it can be asked for it says without a stack, too.
    private Map<String, String> addresses() {
        return arguments.contains("--help")
                ? Map.of()
                : choice.requireRunning(usual).addresses();
    }

    private List<String> command() {
        var command = new ArrayList<>(List.of(
                Java.executable(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-DYAN_LOG_FORMAT=text",
                "-DYAN_LOG_LEVEL=WARN",
                "-cp",
                Checkout.find().classPath(MODULE),
                mainClass));
        command.addAll(arguments);
        return command;
    }
}
