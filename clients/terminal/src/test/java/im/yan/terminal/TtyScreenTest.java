// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;

class TtyScreenTest {

    @Test
    void everyKeyIsSeenAndStillTyped() throws IOException {
        var typed = new ByteArrayInputStream("hey\n".getBytes(UTF_8));
        var keys = new AtomicInteger();
        try (var screen = new TtyScreen(new DumbTerminal(typed, new ByteArrayOutputStream()))) {
            screen.onKey(keys::incrementAndGet);

            assertThat(screen.read()).isEqualTo("hey");
        }
        assertThat(keys).hasValue(3);
    }
}
