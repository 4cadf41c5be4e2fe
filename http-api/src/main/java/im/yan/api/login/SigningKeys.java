// SPDX-License-Identifier: Apache-2.0
package im.yan.api.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys tokens are signed and checked with. The first one signs; all of them are published, so that tokens of a key that is
 * being retired stay good.
 */
public final class SigningKeys {
    private static final int BITS_MIN = 2048;

    private final RSAKey signing;
    private final JWKSet published;

    private SigningKeys(RSAKey signing, JWKSet published) {
        this.signing = signing;
        this.published = published;
    }

    /** @throws IllegalArgumentException with what is wrong about them */
    static SigningKeys of(List<JWK> keys) {
        var known = new ArrayList<RSAKey>();
        for (var key : keys) {
            known.add(checked(key));
        }
        if (known.isEmpty() || !known.getFirst().isPrivate()) {
            throw new IllegalArgumentException("the first key must be private");
        }
        return new SigningKeys(known.getFirst(), new JWKSet(List.copyOf(known)).toPublicJWKSet());
    }

    private static RSAKey checked(JWK key) {
        if (!(key instanceof RSAKey rsa) || rsa.size() < BITS_MIN) {
            throw new IllegalArgumentException("every key must be RSA, of %d bits or more".formatted(BITS_MIN));
        }
        return rsa.getKeyID() == null ? named(rsa) : rsa;
    }

    private static RSAKey named(RSAKey key) {
        try {
            return new RSAKey.Builder(key).keyIDFromThumbprint().build();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    RSAKey signing() {
        return signing;
    }

    /** The public halves. */
    JWKSet published() {
        return published;
    }
}
