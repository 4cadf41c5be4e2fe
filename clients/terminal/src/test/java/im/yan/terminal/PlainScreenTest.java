// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class PlainScreenTest {

    @Test
    void linesGoThroughWhateverTheLocale() {
        var out = new ByteArrayOutputStream();
        var screen =
                new PlainScreen(new ByteArrayInputStream("你好\nbye".getBytes(UTF_8)), new PrintStream(out, true, UTF_8));

        screen.message("Alice  12:03  你好  ✓");
        screen.tick("✓✓ read");

        assertThat(screen.read()).isEqualTo("你好");
        assertThat(screen.read()).isEqualTo("bye");
        assertThat(screen.read()).isNull();
        assertThat(out.toString(UTF_8).lines()).containsExactly("Alice  12:03  你好  ✓", "✓✓ read");
    }
}
