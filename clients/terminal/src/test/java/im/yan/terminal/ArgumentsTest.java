// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    @Test
    void wordsAreTakenOneByOneAndTextAsItIs() throws ChatException {
        var arguments = of("#12  bob  well,  hello ");

        assertThat(arguments.number()).isEqualTo(12);
        assertThat(arguments.word()).isEqualTo("bob");
        assertThat(arguments.text()).isEqualTo("well,  hello");
        assertThat(arguments.isEmpty()).isTrue();
    }

    @Test
    void listsTakeTheRest() throws ChatException {
        assertThat(of("bob carol").words()).containsExactly("bob", "carol");
        assertThat(of("1 #2 3").numbers()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void spansHaveAUnit() throws ChatException {
        assertThat(of("30m").span()).isEqualTo(Duration.ofMinutes(30));
        assertThat(of("8h").span()).isEqualTo(Duration.ofHours(8));
        assertThat(of("7d").span()).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void aWholeWordIsTakenOnly() {
        assertThat(of("offside").take("off")).isFalse();
        assertThat(of("off now").take("off")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "x", "99999999999999999999"})
    void whatIsNoNumberIsAnsweredWithTheUsage(String typed) {
        assertThatThrownBy(() -> of(typed).number())
                .isInstanceOf(ChatException.class)
                .hasMessage("usage: /x N");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8", "h", "0h", "8 h", "8w", "123456m"})
    void whatIsNoSpanIsAnsweredWithTheUsage(String typed) {
        assertThatThrownBy(() -> of(typed).span()).isInstanceOf(ChatException.class);
    }

    @Test
    void nothingMayBeLeftOver() {
        assertThatThrownBy(() -> of("more").end()).isInstanceOf(ChatException.class);
    }

    private static Arguments of(String rest) {
        return new Arguments("/x N", rest);
    }
}
