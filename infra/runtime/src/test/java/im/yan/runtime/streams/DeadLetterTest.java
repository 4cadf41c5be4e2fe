// SPDX-License-Identifier: Apache-2.0
package im.yan.runtime.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class DeadLetterTest {
    private static final DeadLetter.Place PLACE = new DeadLetter.Place("im.commands", 1, 42);
    private static final byte[] KEY = "d:1:2".getBytes(UTF_8);

    @Test
    void anOriginalAtTheLimitStaysWhole() {
        var value = new byte[DeadLetter.WHOLE_BYTES_MAX - KEY.length];

        var letter = DeadLetter.of(PLACE, KEY, value, new RecordHeaders(), "broken");

        assertThat(letter.topic()).isEqualTo("im.commands.dead");
        assertThat(letter.value()).hasSameSizeAs(value);
        assertThat(letter.headers().lastHeader("dead.cut-from-bytes")).isNull();
    }

    @Test
    void anOriginalAboveTheLimitIsCutAndSaysHowLargeItWas() {
        var headers = new RecordHeaders();
        headers.add("large", new byte[1024]);

        var letter = DeadLetter.of(PLACE, KEY, new byte[DeadLetter.WHOLE_BYTES_MAX], headers, "broken");

        assertThat(letter.key()).isEqualTo(KEY);
        assertThat(letter.value()).hasSize(DeadLetter.CUT_VALUE_BYTES);
        assertThat(letter.headers().lastHeader("large")).isNull();
        assertThat(new String(letter.headers().lastHeader("dead.cut-from-bytes").value(), UTF_8))
                .isEqualTo(Integer.toString(DeadLetter.WHOLE_BYTES_MAX + KEY.length + 1024 + "large".length()));
        assertThat(letter.headers().lastHeader("dead.offset")).isNotNull();
    }
}
