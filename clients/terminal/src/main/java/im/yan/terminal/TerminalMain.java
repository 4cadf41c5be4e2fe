// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./yan chat}. */
@Command(
        name = "yan",
        description = "YAN in the terminal.",
        subcommands = ChatCommand.class,
        mixinStandardHelpOptions = true)
public final class TerminalMain {

    private TerminalMain() {}

    public static void main(String[] args) {
        // Ticks and names need more than what a POSIX locale would let through.
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        var code = new CommandLine(new TerminalMain())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .execute(args);
        System.exit(code); // somebody may still be reading the keyboard
    }
}
