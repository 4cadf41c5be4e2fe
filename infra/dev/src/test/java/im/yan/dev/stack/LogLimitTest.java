// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogLimitTest {

    @TempDir
    Path logs;

    @Test
    void aLongLogIsSetAsideAndItsWriterGoesOn() throws IOException {
        var log = logs.resolve("router.log");
        try (var writer = Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            writer.write("much said\n".getBytes(StandardCharsets.UTF_8));

            LogLimit.apply(logs, 5);
            writer.write("more\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(log).hasContent("more\n");
        assertThat(logs.resolve("router.log.1")).hasContent("much said\n");
    }

    @Test
    void aShortLogIsLeftAlone() throws IOException {
        var log = Files.writeString(logs.resolve("router.log"), "12345");

        LogLimit.apply(logs, 5);

        assertThat(log).hasContent("12345");
    }

    @Test
    void beforeTheFirstLogThereIsNothingToDo() {
        LogLimit.apply(logs.resolve("none"), 5);

        assertThat(logs.resolve("none")).doesNotExist();
    }
}
