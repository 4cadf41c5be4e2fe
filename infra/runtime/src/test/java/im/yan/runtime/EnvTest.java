// SPDX-License-Identifier: Apache-2.0
package im.yan.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvTest {

    @Test
    void whatIsUnsetOrBlankHasItsDefault() {
        var env = new Env(Map.of("BLANK", "  "));

        assertThat(env.text("BLANK", "x")).isEqualTo("x");
        assertThat(env.number("UNSET", 7, 1, 9)).isEqualTo(7);
        assertThat(env.flag("UNSET", true)).isTrue();
        assertThat(env.path("UNSET", Path.of("a"))).isEqualTo(Path.of("a"));
    }

    @Test
    void aRequiredVariableThatIsUnsetIsNamed() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> new Env(Map.of()).required("YAN_SECRET"))
                .withMessage("YAN_SECRET must be set");
    }

    @ParameterizedTest
    @CsvSource({"20ms,PT0.02S", "5s,PT5S", "10m,PT10M", "12h,PT12H", "7d,PT168H"})
    void durationsHaveUnits(String text, Duration expected) {
        assertThat(new Env(Map.of("D", text)).duration("D", Duration.ZERO)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "0s", "-1s", "1.5s", "5 s", "99999999999s", "5w"})
    void aBadDurationIsNamedWithWhatWouldDo(String text) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> new Env(Map.of("D", text)).duration("D", Duration.ZERO))
                .withMessage("D must be a duration such as 20ms, 5s, 10m, 12h or 7d, was " + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "11", "x", "99999999999"})
    void aNumberOutsideItsBoundsIsNamedWithThem(String text) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> new Env(Map.of("N", text)).number("N", 5, 1, 10))
                .withMessage("N must be a whole number from 1 to 10, was " + text);
    }

    @Test
    void aFlagIsTrueOrFalse() {
        var env = new Env(Map.of("A", "true", "B", "false", "C", "yes"));

        assertThat(env.flag("A", false)).isTrue();
        assertThat(env.flag("B", true)).isFalse();
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> env.flag("C", true))
                .withMessageStartingWith("C must be true or false");
    }
}
