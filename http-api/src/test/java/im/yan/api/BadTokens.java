// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Tokens that must not let anybody in, made with the key that the shared instance signs with where that is the point. */
final class BadTokens {
    private static final RSAKey FOREIGN_KEY = foreignKey();

    private BadTokens() {}

    static String expired(long userId) {
        return ours(
                userId, claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(1))));
    }

    /** By what is wrong with them. */
    static Map<String, String> of(long userId) throws JOSEException {
        var good = claims(userId).build();
        var bad = new TreeMap<String, String>();
        bad.put("another issuer", ours(userId, claims -> claims.issuer("somebody")));
        bad.put("no issuer", ours(userId, claims -> claims.issuer(null)));
        bad.put("no end", ours(userId, claims -> claims.expirationTime(null)));
        bad.put("no subject", ours(userId, claims -> claims.subject(null)));
        bad.put("a name as subject", ours(userId, claims -> claims.subject("alice")));
        bad.put("a negative subject", ours(userId, claims -> claims.subject("-1")));
        bad.put("an account that is not there", ours(1, claims -> claims));
        bad.put("a device without a generation", ours(userId, claims -> claims.claim("did", "phone")));
        bad.put("a generation without a device", ours(userId, claims -> claims.claim("dgen", 1)));
        bad.put(
                "a device that is no text",
                ours(userId, claims -> claims.claim("did", 7).claim("dgen", 1)));
        bad.put(
                "a generation that is no number",
                ours(userId, claims -> claims.claim("did", "phone").claim("dgen", "1")));
        bad.put("a foreign key", signed(good, header(FOREIGN_KEY), new RSASSASigner(FOREIGN_KEY)));
        bad.put("a foreign key under our name", signed(good, header(TestApi.KEY), new RSASSASigner(FOREIGN_KEY)));
        bad.put(
                "our public key as a secret",
                signed(
                        good,
                        new JWSHeader.Builder(JWSAlgorithm.HS256)
                                .keyID(TestApi.KEY.getKeyID())
                                .build(),
                        new MACSigner(TestApi.KEY.toRSAPublicKey().getEncoded())));
        bad.put("no signature", new PlainJWT(good).serialize());
        bad.put("garbage", "garbage");
        bad.put("three parts of garbage", "a.b.c");
        var whole = ours(userId, claims -> claims);
        bad.put("a cut signature", whole.substring(0, whole.length() - 8));
        return bad;
    }

    private static String ours(long userId, UnaryOperator<JWTClaimsSet.Builder> change) {
        try {
            return signed(change.apply(claims(userId)).build(), header(TestApi.KEY), new RSASSASigner(TestApi.KEY));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JWTClaimsSet claims, JWSHeader header, JWSSigner signer) throws JOSEException {
        var token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private static JWTClaimsSet.Builder claims(long userId) {
        return new JWTClaimsSet.Builder()
                .issuer("yan")
                .subject(Long.toString(userId))
                .expirationTime(Date.from(Instant.now().plusSeconds(600)));
    }

    private static JWSHeader header(RSAKey key) {
        return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
    }

    private static RSAKey foreignKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("foreign").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
