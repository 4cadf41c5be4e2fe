// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyncCursorTest {

    @Test
    void withinARoundItKeepsWhereTheNextOneBegins() {
        var cursor = new SyncCursor(5, 900, new Cursor(70, "g:601"));

        assertThat(SyncCursor.parse(cursor.text(), 5_000)).contains(cursor);
    }

    @Test
    void theNextRoundBeginsWhereThisOneWasRead() {
        var next = SyncCursor.since(5, 900).textOfNextRound();

        assertThat(SyncCursor.parse(next, 5_000)).contains(SyncCursor.since(900, 5_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-5", "5/", "5/6", "5/6/7", "5/6/7/", "5/6/7/nobody", "9999999999999999999"})
    void anythingElseIsNone(String text) {
        assertThat(SyncCursor.parse(text, 1)).isEmpty();
        assertThat(SyncCursor.parse(Base64.getUrlEncoder().encodeToString(text.getBytes(UTF_8)), 1))
                .isEmpty();
    }
}
