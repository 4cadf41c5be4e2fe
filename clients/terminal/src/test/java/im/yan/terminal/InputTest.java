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
    void aSlashMakesACommand() {
        assertThat(Input.parse("/who ")).isEqualTo(new Input.Do("/who", ""));
        assertThat(Input.parse("/quit")).isEqualTo(new Input.Quit());
        assertThat(Input.parse("/reply  5  well  yes")).isEqualTo(new Input.Do("/reply", "5  well  yes"));
        assertThat(Input.parse("/")).isEqualTo(new Input.Do("/", ""));
    }
}
