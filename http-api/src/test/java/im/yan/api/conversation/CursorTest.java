// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void aCursorIsReadAsItWasWritten() {
        var cursor = new Cursor(1_700_000_000_000L, "d:601:602");

        assertThat(Cursor.parse(cursor.text())).contains(cursor);
        assertThat(cursor.text()).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "1/", "/d:1:2", "-1/d:1:2", "1/d:2:1", "1/x", "9999999999999999999/d:1:2", "1/d:1:2/3"})
    void anotherTextInItIsNoCursor(String inside) {
        assertThat(Cursor.parse(Base64.getUrlEncoder().encodeToString(inside.getBytes(UTF_8))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "d:1:2", "====", "\u0000"})
    void whatIsNotBase64IsNoCursor(String text) {
        assertThat(Cursor.parse(text)).isEmpty();
    }
}
