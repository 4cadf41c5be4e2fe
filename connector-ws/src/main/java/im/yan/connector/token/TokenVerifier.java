// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.ErrorCode;
import java.text.ParseException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Verifies tokens without asking anybody: RS256, signed with one of the {@link KeyRing}'s keys, issued by yan, not expired.
 * Only a key that is not known yet makes the verdict wait, for one bounded fetch. Safe from any thread.
 */
public final class TokenVerifier {
    static final int LENGTH_MAX = 8 * 1024;
    static final String ISSUER = "yan";
    static final String DEVICE_CLAIM = "did";
    static final String GENERATION_CLAIM = "dgen";

    private final KeyRing keys;
    private final Clock clock;

    public TokenVerifier(KeyRing keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** Complete at once where the token's key is known; else completed on the key ring's thread. */
    public CompletableFuture<TokenVerdict> verify(String token) {
        return parse(token)
                .map(jwt -> keys.find(jwt.getHeader().getKeyID()).thenApply(found -> judge(jwt, found)))
                .orElseGet(
                        () -> CompletableFuture.completedFuture(invalid("the token is not a JWT signed with RS256")));
    }

    private static Optional<SignedJWT> parse(String token) {
        if (token.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        try {
            var jwt = SignedJWT.parse(token);
            var header = jwt.getHeader();
            // The algorithm is ours to choose, not the token's.
            return JWSAlgorithm.RS256.equals(header.getAlgorithm()) && header.getKeyID() != null
                    ? Optional.of(jwt)
                    : Optional.empty();
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private TokenVerdict judge(SignedJWT jwt, KeyRing.Found found) {
        return switch (found) {
            case KeyRing.Known(var verifier) -> judge(jwt, verifier);
            case KeyRing.Unknown() -> invalid("the token was signed with a key that is not, or no longer, valid");
            case KeyRing.Unreachable() -> new TokenVerdict.Unverifiable();
        };
    }

    private TokenVerdict judge(SignedJWT jwt, JWSVerifier verifier) {
        try {
            return jwt.verify(verifier) ? judge(jwt.getJWTClaimsSet()) : invalid("the token's signature is wrong");
        } catch (JOSEException | ParseException e) {
            return invalid("the token's signature or claims cannot be read");
        }
    }

    private TokenVerdict judge(JWTClaimsSet claims) throws ParseException {
        var userId = positive(claims.getSubject());
        var expires = claims.getExpirationTime();
        if (!ISSUER.equals(claims.getIssuer()) || userId.isEmpty() || expires == null) {
            return invalid("the token needs iss yan, a user id as sub, and exp");
        }
        var device = claims.getStringClaim(DEVICE_CLAIM);
        var generation = claims.getIntegerClaim(GENERATION_CLAIM);
        if (!isDevice(device, generation)) {
            return invalid("the token's did and dgen are not a device and the generation of its login");
        }
        var verified = new VerifiedToken(
                userId.get(), expires.toInstant(), device == null ? "" : device, generation == null ? 0 : generation);
        return clock.instant().isBefore(verified.refusedFrom())
                ? verified
                : new TokenVerdict.Refused(ErrorCode.TOKEN_EXPIRED, "the token has expired; log in again");
    }

    /** Both or neither. */
    private static boolean isDevice(@Nullable String device, @Nullable Integer generation) {
        if (device == null || generation == null) {
            return device == null && generation == null;
        }
        return !device.isEmpty() && device.length() <= ProtocolLimits.DEVICE_ID_LENGTH_MAX && generation >= 0;
    }

    private static Optional<Long> positive(String text) {
        try {
            return Optional.of(Long.parseLong(text)).filter(number -> number > 0);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static TokenVerdict invalid(String sentence) {
        return new TokenVerdict.Refused(ErrorCode.TOKEN_INVALID, sentence);
    }
}
