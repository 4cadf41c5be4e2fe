// SPDX-License-Identifier: Apache-2.0
package im.yan.api.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.yan.api.refusal.Refusal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchQueryTest {

    @ParameterizedTest
    @CsvSource({"hello wor, true", "42, true", "안녕, true", "привет, true", "爬山, false", "👍, false", "hello!, false"})
    void onlyAWordMayGoOn(String text, boolean mayGoOn) {
        assertThat(query(text).mayGoOn()).isEqualTo(mayGoOn);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "7", "字", "👍", "🇨🇳", "❤", " a "})
    void oneCharacterIsEnough(String text) {
        assertThat(query(text).text()).isEqualTo(text.strip());
    }

    @Test
    void charactersAreCountedAsPeopleCountThem() {
        assertThat(query("👍".repeat(200)).text()).hasSize(400);
        assertThatThrownBy(() -> query("👍".repeat(201))).isInstanceOf(Refusal.class);
    }

    private static SearchQuery query(String text) {
        return new SearchQuery(text, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
