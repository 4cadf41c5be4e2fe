// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputTest {

    @Test
    void whatIsTypedIsSaid() {
        assertThat(Input.parse("hello  there ")).isEqualTo(new Input.Say("hello  there "));
    }

    @Test
    void aSecondSlashLetsTheFirstThrough() {
        assertThat(Input.parse("//help is a command")).isEqualTo(new Input.Say("/help is a command"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void spacesAreNothing(String line) {
        assertThat(Input.parse(line)).isEqualTo(new Input.Nothing());
    }

    @Test
    void commandsAreKnown() {
        assertThat(Input.parse("/help")).isEqualTo(new Input.Help());
        assertThat(Input.parse("/who ")).isEqualTo(new Input.Who());
        assertThat(Input.parse("/quit")).isEqualTo(new Input.Quit());
        assertThat(Input.parse("/history")).isEqualTo(new Input.History(20));
        assertThat(Input.parse("/history  5")).isEqualTo(new Input.History(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/history 0", "/history 501", "/history all", "/history 1 2", "/hsitory", "/"})
    void aMistakeIsNotSentButExplained(String line) {
        assertThat(Input.parse(line)).isInstanceOf(Input.Mistaken.class);
    }
}
