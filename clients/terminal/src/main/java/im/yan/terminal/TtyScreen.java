// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import java.io.IOError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Status;
import org.jspecify.annotations.Nullable;

/** A real terminal: messages scroll above the line being typed, ticks have the last line. */
final class TtyScreen implements Screen {
    private static final String PROMPT = "> ";

    private final Terminal terminal;
    private final LineReader reader;
    private final Status status;
    private volatile boolean closed;

    TtyScreen(Terminal terminal) {
        this.terminal = terminal;
        this.reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .option(LineReader.Option.ERASE_LINE_ON_FINISH, true) // it comes back as a message with its time
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
        this.status = Status.getStatus(terminal);
    }

    @Override
    public void message(String line) {
        reader.printAbove(line);
    }

    @Override
    public void note(String line) {
        reader.printAbove(faint(line));
    }

    @Override
    public void tick(String line) {
        status.update(List.of(faint(line)));
    }

    @Override
    public void onKey(Runnable pressed) {
        var insert = Objects.requireNonNull(reader.getBuiltinWidgets().get(LineReader.SELF_INSERT));
        reader.getWidgets().put(LineReader.SELF_INSERT, () -> {
            pressed.run();
            return insert.apply();
        });
    }

    @Override
    public @Nullable String read() {
        try {
            return reader.readLine(PROMPT);
        } catch (UserInterruptException | EndOfFileException e) {
            return null;
        } catch (IllegalStateException | IOError e) {
            if (closed) {
                return null; // in the middle of a line
            }
            throw e;
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            status.update(List.of());
            status.close();
            terminal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AttributedString faint(String line) {
        return new AttributedString(line, AttributedStyle.DEFAULT.faint());
    }
}
