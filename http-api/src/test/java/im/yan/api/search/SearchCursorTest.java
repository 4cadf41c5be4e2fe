// SPDX-License-Identifier: Apache-2.0
package im.yan.api.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchCursorTest {

    @Test
    void aCursorComesBackAsItWas() {
        var cursor = new SearchCursor(1_700_000_000_000L, "g:601", 12);

        assertThat(SearchCursor.parse(cursor.text())).contains(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1/g:601", "1/g:601/", "1/nobody/2", "-1/g:601/2", "1/g:601/9999999999999999999"})
    void anythingElseIsNone(String text) {
        assertThat(SearchCursor.parse(text)).isEmpty();
        assertThat(SearchCursor.parse(Base64.getUrlEncoder().encodeToString(text.getBytes(UTF_8))))
                .isEmpty();
    }
}
