// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** A terminal where there is one at both ends, else plain lines. */
final class Screens {
    private Screens() {}

    static Screen open() {
        return isTerminal() ? new TtyScreen(terminal()) : new PlainScreen(System.in, System.out);
    }

    /** JLine would find out, too, but load native code for it, which recent JDKs warn about in the middle of the chat. */
    private static boolean isTerminal() {
        try {
            return new ProcessBuilder("sh", "-c", "test -t 0 && test -t 1")
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // no shell: plain lines work everywhere
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Terminal terminal() {
        try {
            return TerminalBuilder.builder()
                    .name("yan")
                    .system(true)
                    .providers("exec")
                    .jni(false)
                    .ffm(false)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
