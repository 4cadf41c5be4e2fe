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
        try {
            // The other providers load native code, which recent JDKs warn about.
            var terminal = TerminalBuilder.builder()
                    .name("yan")
                    .system(true)
                    .exec(true)
                    .jni(false)
                    .ffm(false)
                    .dumb(true)
                    .build();
            if (!terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
                return new TtyScreen(terminal);
            }
            terminal.close();
            return new PlainScreen(System.in, System.out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
