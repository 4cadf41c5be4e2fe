// SPDX-License-Identifier: Apache-2.0
package im.yan.client.connection;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.CloseCode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemedyTest {

    @ParameterizedTest
    @CsvSource({
        "1000, RECONNECT",
        "1006, RECONNECT",
        "1011, RECONNECT",
        "4000, RECONNECT",
        "4499, RECONNECT",
        "4500, STOP",
        "4502, RENEW_TOKEN",
        "4999, STOP",
        "5000, RECONNECT"
    })
    void theCodeDecides(int code, Remedy remedy) {
        assertThat(Remedy.of(code, false)).isEqualTo(remedy);
    }

    @Test
    void anotherTokenIsTriedOnce() {
        assertThat(Remedy.of(CloseCode.AUTHENTICATION_FAILED.getNumber(), true)).isEqualTo(Remedy.STOP);
    }

    @Test
    void everyCodeOfTheSchemaFollowsItsRange() {
        Arrays.stream(CloseCode.values())
                .filter(code -> code != CloseCode.UNRECOGNIZED && code != CloseCode.CLOSE_CODE_UNSPECIFIED)
                .forEach(code -> assertThat(Remedy.of(code.getNumber(), true))
                        .as(code.name())
                        .isEqualTo(code.getNumber() < 4500 ? Remedy.RECONNECT : Remedy.STOP));
    }
}
