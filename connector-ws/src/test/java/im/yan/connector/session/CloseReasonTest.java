// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.CloseCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CloseReasonTest {
    /** A close frame carries 125 bytes, two of them the code. */
    private static final int SENTENCE_BYTES_MAX = 123;

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CLOSE_CODE_UNSPECIFIED", "UNRECOGNIZED"})
    void everyCodeOfTheContractIsAReasonOfTheSameNumberAndName(CloseCode code) {
        var reason = CloseReason.of(code);

        assertThat(reason.code()).isEqualTo(code.getNumber());
        assertThat(reason.name()).isEqualTo(code.name());
    }

    @ParameterizedTest
    @EnumSource
    void everySentenceFitsIntoACloseFrame(CloseReason reason) {
        assertThat(reason.sentence().getBytes(UTF_8)).hasSizeBetween(1, SENTENCE_BYTES_MAX);
    }
}
