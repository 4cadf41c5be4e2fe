// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** What http-api would hold: a key pair and the tokens signed with it. */
public final class TestKeys {
    private final RSAKey key;

    private final CountDownLatch published;

    private TestKeys(RSAKey key, int publications) {
        this.key = key;
        published = new CountDownLatch(publications);
    }

    public static TestKeys named(String keyId) {
        return new TestKeys(key(keyId), 0);
    }

    /** Whoever fetches these keys waits until they are published. */
    public static TestKeys slow(String keyId) {
        return new TestKeys(key(keyId), 1);
    }

    public void publish() {
        published.countDown();
    }

    private static RSAKey key(String keyId) {
        try {
            return new RSAKeyGenerator(2048).keyID(keyId).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public half, as http-api publishes it. */
    public String jwks() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    Map<String, JWSVerifier> verifiers() {
        try {
            published.await();
            return Map.of(key.getKeyID(), new RSASSAVerifier(key.toRSAPublicKey()));
        } catch (JOSEException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key ring that has this key already, unless it is slow. */
    public KeyRing ring() {
        var ring = new KeyRing(this::verifiers, System::nanoTime);
        var fetched = ring.find("warm-up");
        if (published.getCount() == 0) {
            fetched.join();
        }
        return ring;
    }

    public String token(long userId) {
        return token(Long.toString(userId), Instant.now().plusSeconds(3600));
    }

    public String token(long userId, Instant expires) {
        return token(Long.toString(userId), expires);
    }

    public String token(String subject, Instant expires) {
        return sign(claims(subject, expires));
    }

    /** A token of a device's login. */
    public String token(long userId, String deviceId, int generation) {
        return sign(claims(userId, deviceId, generation));
    }

    static JWTClaimsSet claims(long userId, @Nullable Object deviceId, @Nullable Object generation) {
        return new JWTClaimsSet.Builder(
                        claims(Long.toString(userId), Instant.now().plusSeconds(3600)))
                .claim("did", deviceId)
                .claim("dgen", generation)
                .build();
    }

    static JWTClaimsSet claims(String subject, Instant expires) {
        return new JWTClaimsSet.Builder()
                .issuer("yan")
                .subject(subject)
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(expires))
                .jwtID(UUID.randomUUID().toString())
                .build();
    }

    String sign(JWTClaimsSet claims) {
        return sign(JWSAlgorithm.RS256, claims);
    }

    String sign(JWSAlgorithm algorithm, JWTClaimsSet claims) {
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
