// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a log from its end, and what is appended later; begins anew when the log was emptied. */
final class LogTail {
    private static final int BLOCK_BYTES = 64 * 1024;

    private final Path log;
    private long position;

    /** From the beginning. */
    LogTail(Path log) {
        this.log = log;
    }

    /** From the last so many lines. */
    static LogTail ofLast(int lines, Path log) throws IOException {
        var tail = new LogTail(log);
        tail.position = startOfLast(lines, log);
        return tail;
    }

    /** Prints what has come since the last call. */
    void copyNew(PrintStream out) throws IOException {
        if (!Files.exists(log)) {
            return;
        }
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            if (file.length() < position) {
                position = 0;
            }
            file.seek(position);
            var block = new byte[BLOCK_BYTES];
            for (var read = file.read(block); read > 0; read = file.read(block)) {
                out.write(block, 0, read);
                position += read;
            }
            out.flush();
        }
    }

    private static long startOfLast(int lines, Path log) throws IOException {
        if (!Files.exists(log)) {
            throw new NoSuchFileException(log.toString());
        }
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            var block = new byte[BLOCK_BYTES];
            var found = 0;
            for (var end = file.length(); end > 0; end -= BLOCK_BYTES) {
                var start = Math.max(0, end - BLOCK_BYTES);
                var length = (int) (end - start);
                file.seek(start);
                file.readFully(block, 0, length);
                for (var at = length - 1; at >= 0; at--) {
                    // The line break at the very end closes the last line.
                    var isBreak = block[at] == '\n' && start + at < file.length() - 1;
                    if (isBreak && ++found == lines) {
                        return start + at + 1;
                    }
                }
            }
            return 0;
        }
    }
}
