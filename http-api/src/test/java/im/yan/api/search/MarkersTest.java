// SPDX-License-Identifier: Apache-2.0
package im.yan.api.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.yan.api.search.SearchPage.Highlight;
import org.junit.jupiter.api.Test;

class MarkersTest {
    private static final Markers MARKERS = new Markers("<", ">");

    @Test
    void theyAreTakenOutAndTheirPlacesKept() {
        var read = MARKERS.read("a <quick> 👍 <fox>");

        assertThat(read.text()).isEqualTo("a quick 👍 fox");
        assertThat(read.highlights()).containsExactly(new Highlight(2, 7), new Highlight(11, 14));
    }

    @Test
    void partsThatTouchAreOne() {
        assertThat(MARKERS.read("去<爬><山><吧>。").highlights()).containsExactly(new Highlight(1, 4));
    }

    @Test
    void aTextWithoutAnyIsLeftAsItIs() {
        var read = MARKERS.read("nothing");

        assertThat(read.text()).isEqualTo("nothing");
        assertThat(read.highlights()).isEmpty();
    }

    @Test
    void aMessageCannotContainThem() {
        var one = Markers.random();
        var other = Markers.random();

        assertThat(one.open()).isNotEqualTo(one.close());
        assertThat(one.read(other.open() + "x" + other.close()).highlights()).isEmpty();
    }

    @Test
    void oneThatDoesNotEndIsABug() {
        assertThatThrownBy(() -> MARKERS.read("a <quick")).isInstanceOf(IllegalStateException.class);
    }
}
