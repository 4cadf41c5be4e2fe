// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    private static final long NOW = 1_700_000_000_000L;
    private static final long HOUR = 3_600_000;

    @Test
    void aLongTokenIsRenewedAMinuteBeforeItsEnd() {
        assertThat(LoginTokens.renewAt(NOW + HOUR, NOW)).isEqualTo(NOW + HOUR - 60_000);
    }

    @Test
    void aShortTokenIsRenewedAfterMostOfItsLife() {
        assertThat(LoginTokens.renewAt(NOW + 1000, NOW)).isEqualTo(NOW + 800);
    }

    @Test
    void aJwtSaysItselfWhenItEnds() {
        var expires = NOW + HOUR;

        assertThat(SuppliedTokens.renewAt(jwt("{\"sub\":\"7\",\"exp\":" + expires / 1000 + "}"), NOW))
                .isEqualTo(expires - 60_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "opaque", "a.b", "a.%.c", "..", "a.bm8gY2xhaW1z.c"})
    void whatIsNoJwtIsNeverRenewedByItself(String token) {
        assertThat(SuppliedTokens.renewAt(token, NOW)).isEqualTo(Long.MAX_VALUE);
    }

    private static String jwt(String claims) {
        return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(UTF_8)) + ".c2ln";
    }
}
