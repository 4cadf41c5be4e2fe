// SPDX-License-Identifier: Apache-2.0
package im.yan.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditMainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void badUsageIsNoDrift() {
        assertThat(run(Map.of(), "--no-such-option")).isEqualTo(2);
        assertThat(run(Map.of("YAN_MYSQL", "nowhere"))).isEqualTo(2);
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    @Test
    void helpSaysWhatTheExitCodesMean() {
        assertThat(run(Map.of(), "--help")).isZero();
        assertThat(out.toString(UTF_8)).contains("./yan audit", "--json", "1 if something does");
    }

    private int run(Map<String, String> environment, String... args) {
        return AuditMain.run(environment, new PrintStream(out, true, UTF_8), args);
    }
}
