// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.command;

import im.yan.dev.stack.StackOptions;
import im.yan.servers.ServerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a process has said. */
@Command(name = "logs", mixinStandardHelpOptions = true, description = "Shows the log of a process.")
public final class LogsCommand implements Callable<Integer> {
    private static final long LOOK_MILLIS = 250;

    private final StackOptions usual;

    @Mixin
    private final StackChoice choice = new StackChoice();

    @Parameters(
            paramLabel = "SERVICE",
            arity = "0..1",
            description = "as ./yan status calls it; without it: which logs there are")
    private String service = "";

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            description = "the last N lines (50)")
    private int lines = 50;

    @Option(
            names = {"-f", "--follow"},
            description = "go on with what comes, until Ctrl-C")
    private boolean follow;

    public LogsCommand(StackOptions usual) {
        this.usual = usual;
    }

    @Override
    public Integer call() throws IOException {
        var folder = choice.folders(usual).logs();
        var log = choice.folders(usual).log(service);
        if (service.isEmpty()) {
            System.out.println("logs: " + names(folder));
            return 0;
        }
        if (service.contains("/") || !Files.exists(log)) {
            throw new ServerException("there is no log of %s: there are %s".formatted(service, names(folder)));
        }
        var tail = LogTail.ofLast(Math.max(1, lines), log);
        tail.copyNew(System.out);
        while (follow && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
            tail.copyNew(System.out);
        }
        return 0;
    }

    private static String names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return "none yet";
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".log"))
                    .map(name -> name.substring(0, name.length() - ".log".length()))
                    .sorted()
                    .collect(Collectors.joining(", "));
        }
    }
}
