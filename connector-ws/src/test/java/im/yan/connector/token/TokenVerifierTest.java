// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import im.yan.schemas.v1.ErrorCode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {
    private static final TestKeys KEYS = TestKeys.named("one");
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final Instant LATER = NOW.plus(Duration.ofHours(1));

    private final KeyRing ring = KEYS.ring();
    private final TokenVerifier tokens = new TokenVerifier(ring, Clock.fixed(NOW, ZoneOffset.UTC));

    @AfterEach
    void close() {
        ring.close();
    }

    @Test
    void aGoodTokenProvesItsUser() {
        assertThat(verdict(KEYS.token(42, LATER))).isEqualTo(new VerifiedToken(42, LATER));
    }

    @Test
    void aTokenExpiresHalfAMinuteLateBecauseClocksDiffer() {
        assertThat(verdict(KEYS.token(42, NOW.minusSeconds(29)))).isInstanceOf(VerifiedToken.class);
        assertRefused(KEYS.token(42, NOW.minusSeconds(30)), ErrorCode.TOKEN_EXPIRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "alice", "9223372036854775808"})
    void aSubjectThatIsNoUserIdIsRefused(String subject) {
        assertRefused(KEYS.token(subject, LATER), ErrorCode.TOKEN_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0."})
    void whatIsNoSignedTokenIsRefused(String token) {
        assertRefused(token, ErrorCode.TOKEN_INVALID);
    }

    @Test
    void theTokensOwnChoiceOfAlgorithmDoesNotCount() {
        assertRefused(KEYS.sign(JWSAlgorithm.RS512, TestKeys.claims("42", LATER)), ErrorCode.TOKEN_INVALID);
    }

    @Test
    void aTokenSignedByAnotherIsRefused() {
        assertRefused(TestKeys.named("one").token(42, LATER), ErrorCode.TOKEN_INVALID);
        assertRefused(TestKeys.named("two").token(42, LATER), ErrorCode.TOKEN_INVALID);
    }

    @Test
    void aTokenOfAnotherIssuerOrWithoutAnEndIsRefused() {
        var foreign = new JWTClaimsSet.Builder().issuer("nay").subject("42").expirationTime(Date.from(LATER));
        var endless = new JWTClaimsSet.Builder().issuer("yan").subject("42");

        assertRefused(KEYS.sign(foreign.build()), ErrorCode.TOKEN_INVALID);
        assertRefused(KEYS.sign(endless.build()), ErrorCode.TOKEN_INVALID);
    }

    @Test
    void aTokenOfADevicesLoginSaysWhichAndWhen() {
        try (var ring = KEYS.ring()) {
            var verdict = new TokenVerifier(ring, Clock.systemUTC())
                    .verify(KEYS.token(42, "phone-1", 3))
                    .join();

            assertThat(verdict)
                    .asInstanceOf(type(VerifiedToken.class))
                    .returns("phone-1", VerifiedToken::deviceId)
                    .returns(3, VerifiedToken::deviceGeneration);
        }
    }

    @Test
    void aDeviceOfAnotherFormIsRefused() {
        var now = new TokenVerifier(ring, Clock.systemUTC());
        List<JWTClaimsSet> claims = List.of(
                TestKeys.claims(42, "phone-1", null),
                TestKeys.claims(42, null, 3),
                TestKeys.claims(42, "", 3),
                TestKeys.claims(42, "x".repeat(65), 3),
                TestKeys.claims(42, "phone-1", -1),
                TestKeys.claims(42, "phone-1", "three"),
                TestKeys.claims(42, 5, 3));

        assertThat(claims)
                .allSatisfy(each -> assertThat(now.verify(KEYS.sign(each)).join())
                        .asInstanceOf(type(TokenVerdict.Refused.class))
                        .returns(ErrorCode.TOKEN_INVALID, TokenVerdict.Refused::code));
    }

    @Test
    void anOverlongTokenIsNotEvenParsed() {
        assertRefused("x".repeat(TokenVerifier.LENGTH_MAX + 1), ErrorCode.TOKEN_INVALID);
    }

    @Test
    void whileKeysCannotBeFetchedNobodyIsCalledALiar() {
        var away = new KeyRing(
                () -> {
                    throw new IOException("away");
                },
                System::nanoTime);
        try (away) {
            var verdict = new TokenVerifier(away, Clock.systemUTC())
                    .verify(KEYS.token(42))
                    .join();

            assertThat(verdict).isEqualTo(new TokenVerdict.Unverifiable());
        }
    }

    private TokenVerdict verdict(String token) {
        return tokens.verify(token).join();
    }

    private void assertRefused(String token, ErrorCode code) {
        assertThat(verdict(token))
                .asInstanceOf(type(TokenVerdict.Refused.class))
                .extracting(TokenVerdict.Refused::code)
                .isEqualTo(code);
    }
}
