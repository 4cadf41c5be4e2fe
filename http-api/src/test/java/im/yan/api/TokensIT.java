// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensIT {
    private final TestApi api = TestApi.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/accounts/me",
                "/v1/accounts/601",
                "/v1/accounts?name=bob",
                "/v1/conversations",
                "/v1/conversations/d:1:2/events",
                "/v1/nothing-here",
                "/"
            })
    void withoutATokenNothingElseIsTold(String path) {
        var answer = api.get(path);

        assertThat(answer.refusal()).isEqualTo("401 TOKEN_MISSING");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void anExpiredTokenIsToldToBeExpired() {
        assertThat(withToken(BadTokens.expired(api.user().id())).refusal()).isEqualTo("401 TOKEN_EXPIRED");
    }

    @Test
    void noTokenThatIsNotOursLetsAnybodyIn() throws Exception {
        var softly = new SoftAssertions();

        BadTokens.of(api.user().id())
                .forEach((what, token) ->
                        softly.assertThat(withToken(token).refusal()).as(what).isEqualTo("401 TOKEN_INVALID"));

        softly.assertAll();
    }

    @Test
    void anotherSchemeIsNoToken() {
        var answer = api.send(api.request("/v1/accounts/me").header("Authorization", "Basic YWxpY2U6c2VjcmV0"));

        assertThat(answer.refusal()).isEqualTo("401 TOKEN_MISSING");
    }

    private Answer withToken(String token) {
        return api.send(api.request("/v1/accounts/me").header("Authorization", "Bearer " + token));
    }
}
