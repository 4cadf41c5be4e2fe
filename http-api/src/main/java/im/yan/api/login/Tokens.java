// SPDX-License-Identifier: Apache-2.0
package im.yan.api.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Issues the tokens that this service and every connector accept. */
final class Tokens {
    static final String ISSUER = "yan";
    static final String DEVICE_CLAIM = "did";
    static final String DEVICE_GENERATION_CLAIM = "dgen";

    private final SigningKeys keys;
    private final JWSSigner signer;
    private final Duration lifetime;
    private final Clock clock;

    Tokens(SigningKeys keys, Duration lifetime, Clock clock) {
        this.keys = keys;
        this.signer = signer(keys);
        this.lifetime = lifetime;
        this.clock = clock;
    }

    Duration lifetime() {
        return lifetime;
    }

    /** For no device in particular. */
    IssuedToken issue(long userId) {
        return issue(userId, claims -> claims);
    }

    /** For one login of one device. */
    IssuedToken issue(long userId, String deviceId, int deviceGeneration) {
        return issue(
                userId,
                claims -> claims.claim(DEVICE_CLAIM, deviceId).claim(DEVICE_GENERATION_CLAIM, deviceGeneration));
    }

    private IssuedToken issue(long userId, UnaryOperator<JWTClaimsSet.Builder> more) {
        // A JWT's times are whole seconds.
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var expires = now.plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
        var claims = more.apply(new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .subject(Long.toString(userId))
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(expires))
                        .jwtID(UUID.randomUUID().toString()))
                .build();
        return new IssuedToken(signed(claims), userId, expires.toEpochMilli());
    }

    private String signed(JWTClaimsSet claims) {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(keys.signing().getKeyID())
                .build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("a token could not be signed", e);
        }
        return token.serialize();
    }

    private static JWSSigner signer(SigningKeys keys) {
        try {
            return new RSASSASigner(keys.signing());
        } catch (JOSEException e) {
            throw new IllegalStateException("the signing key is not usable", e);
        }
    }
}
