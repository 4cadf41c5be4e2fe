// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static im.yan.api.TestApi.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginIT {
    private final TestApi api = TestApi.shared();

    @Test
    void aTokenSaysWhoItIsAndVerifiesAgainstThePublishedKeys() throws Exception {
        var user = api.user();

        var answer = api.logIn(user.name(), PASSWORD);

        var token = SignedJWT.parse(answer.text("token"));
        var published =
                JWKSet.parse(api.get("/.well-known/jwks.json").response().body());
        var key = published.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
        assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("yan");
        assertThat(claims.getSubject()).isEqualTo(Long.toString(user.id())).isEqualTo(answer.text("userId"));
        assertThat(UUID.fromString(claims.getJWTID())).isNotNull();
        var issued = claims.getIssueTime().toInstant();
        var expires = claims.getExpirationTime().toInstant();
        assertThat(Duration.between(issued, expires)).isEqualTo(Duration.ofHours(12));
        assertThat(answer.text("expiresAtMillis")).isEqualTo(Long.toString(expires.toEpochMilli()));
    }

    @Test
    void onlyThePublicHalfOfTheKeysIsPublished() {
        var answer = api.get("/.well-known/jwks.json");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("max-age=300");
        assertThat(answer.json().required("keys").get(0).propertyNames())
                .contains("n", "e", "kid")
                .doesNotContain("d", "p", "q");
    }

    @Test
    void anUnknownNameAndAWrongPasswordAreTheSame() {
        var user = api.user();

        var wrongPassword = api.logIn(user.name(), "not the password");
        var unknownName = api.logIn(TestApi.newName(), PASSWORD);
        var impossibleName = api.logIn("No Such Name", PASSWORD);

        assertThat(wrongPassword.refusal()).isEqualTo("401 CREDENTIALS_INVALID");
        assertThat(unknownName.response().body())
                .isEqualTo(wrongPassword.response().body());
        assertThat(impossibleName.response().body())
                .isEqualTo(wrongPassword.response().body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"alice\"}",
                "{\"password\":\"secret-secret\"}",
                "{\"name\":null,\"password\":null}"
            })
    void aLoginNeedsNameAndPassword(String body) {
        assertThat(api.post("/v1/tokens", body).refusal()).isEqualTo("400 INVALID_ARGUMENT");
    }

    @Test
    void anOldTokenDoesNotKeepItsOwnerFromLoggingIn() {
        var user = api.user();

        var answer = api.send(api.request("/v1/tokens")
                .header("Authorization", "Bearer " + BadTokens.expired(user.id()))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(user.name(), PASSWORD))));

        assertThat(answer.status()).isEqualTo(200);
    }
}
