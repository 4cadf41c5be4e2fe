// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.command;

import im.yan.servers.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** One line for each step, with the time since the start. */
final class ConsoleProgress implements Progress {
    private final PrintStream out;
    private final long began = System.nanoTime();

    ConsoleProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void step(String text) {
        out.println(String.format(Locale.ROOT, "%7.1f s  %s", elapsed().toMillis() / 1000.0, text));
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
