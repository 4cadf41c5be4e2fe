// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void theLastLines() throws IOException {
        assertThat(last(2, "one\ntwo\nthree\n")).isEqualTo("two\nthree\n");
        assertThat(last(1, "one\ntwo, unfinished")).isEqualTo("two, unfinished");
        assertThat(last(9, "one\ntwo\n")).isEqualTo("one\ntwo\n");
        assertThat(last(3, "")).isEmpty();
    }

    @Test
    void ofALogOfManyBlocks() throws IOException {
        var lines = IntStream.range(0, 50_000).mapToObj(n -> "line " + n + "\n").toList();

        assertThat(last(20_000, String.join("", lines)))
                .isEqualTo(lines.stream().skip(30_000).collect(Collectors.joining()));
    }

    @Test
    void whatComesLaterIsShownOnceEvenAfterTheLogWasEmptied() throws IOException {
        var log = Files.writeString(folder.resolve("a.log"), "old, and rather long\n");
        var tail = LogTail.ofLast(1, log);
        tail.copyNew(out());
        shown.reset();

        Files.writeString(log, "next\n", StandardOpenOption.APPEND);
        tail.copyNew(out());
        tail.copyNew(out());
        Files.writeString(log, "new\n");
        tail.copyNew(out());

        assertThat(shown.toString(UTF_8)).isEqualTo("next\nnew\n");
    }

    private String last(int lines, String text) throws IOException {
        shown.reset();
        LogTail.ofLast(lines, Files.writeString(folder.resolve("b.log"), text)).copyNew(out());
        return shown.toString(UTF_8);
    }

    private PrintStream out() {
        return new PrintStream(shown, true, UTF_8);
    }
}
