// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.client.SearchPage;
import im.yan.client.SearchPage.Highlight;
import im.yan.schemas.v1.Content.KindCase;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoundTextTest {

    @Test
    void everyPlaceIsMarked() {
        assertThat(found("我们去爬山，爬山好", new Highlight(3, 5), new Highlight(6, 8))).isEqualTo("我们去«爬山»，«爬山»好");
    }

    @Test
    void ofALongTextWhatStandsAroundItIsShown() {
        var text = "a".repeat(100) + "pizza" + "b".repeat(100);

        assertThat(found(text, new Highlight(100, 105)))
                .isEqualTo("…" + "a".repeat(20) + "«pizza»" + "b".repeat(55) + "…");
    }

    @Test
    void noCharacterIsCutInTwo() {
        var five = "👍".repeat(5);
        var text = five + five + "a" + five + five;

        assertThat(found(text, new Highlight(31, 33))).isEqualTo("…" + five + "a" + five + "«👍»" + "👍".repeat(4));
    }

    @Test
    void placesThatAreNoneAreNotMarked() {
        assertThat(found("pizza", new Highlight(3, 2), new Highlight(4, 99))).isEqualTo("pizza");
    }

    @Test
    void nothingInItCanMoveTheCursor() {
        assertThat(found("one\ntwo\u001b[2J", new Highlight(4, 7))).isEqualTo("one⏎«two»\uFFFD[2J");
    }

    private static String found(String text, Highlight... highlights) {
        return FoundText.of(new SearchPage.Hit("g:3", 8, 7, KindCase.TEXT, 1_000, text, List.of(highlights)));
    }
}
