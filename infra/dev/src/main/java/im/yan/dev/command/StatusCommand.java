// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.command;

import im.yan.dev.board.StackFile;
import im.yan.dev.stack.StackOptions;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the processes of a stack: what state they are in and what they cost. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Shows the processes of a stack.")
public final class StatusCommand implements Callable<Integer> {
    private static final long MIB = 1024L * 1024;

    private final StackOptions usual;

    @Mixin
    private final StackChoice choice = new StackChoice();

    @Option(names = "--json", description = "for programs")
    private boolean json;

    public StatusCommand(StackOptions usual) {
        this.usual = usual;
    }

    @Override
    public Integer call() {
        var rows = StatusRow.of(choice.requireRunning(usual));
        System.out.print(json ? StackFile.toJson(rows) + System.lineSeparator() : table(rows, Instant.now()));
        return 0;
    }

    static String table(List<StatusRow> rows, Instant now) {
        var table = new TextTable("NAME", "STATE", "READY", "PID", "ADDRESS", "UPTIME", "RESTARTS", "CPU", "MEMORY");
        for (var row : rows) {
            table.add(
                    row.name(),
                    row.state(),
                    row.ready() ? "yes" : "no",
                    row.pid() == 0 ? "-" : Long.toString(row.pid()),
                    row.address(),
                    StatusRow.uptime(row, now),
                    Integer.toString(row.restarts()),
                    percent(row.cpuPercent()),
                    mebibytes(row.residentBytes()));
        }
        var cpu = rows.stream().mapToDouble(StatusRow::cpuPercent).sum();
        var memory = rows.stream().mapToLong(StatusRow::residentBytes).sum();
        table.add("all", "", "", "", "", "", "", percent(cpu), mebibytes(memory));
        return table.indented(0);
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.1f %%", value);
    }

    private static String mebibytes(long bytes) {
        return bytes / MIB + " MiB";
    }
}
