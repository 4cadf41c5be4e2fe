// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;

/** A JSON Web Key Set at a URL: at most {@link #BYTES_MAX} of it, each wait at most {@link #WAIT_MILLIS_MAX}. */
record JwksOverHttp(URI location) implements KeySource {
    static final int BYTES_MAX = 64 * 1024;
    private static final int WAIT_MILLIS_MAX = 3_000;

    @Override
    public Map<String, JWSVerifier> fetch() throws IOException {
        // The old client, because only it bounds every single read.
        var connection = (HttpURLConnection) location.toURL().openConnection();
        connection.setConnectTimeout(WAIT_MILLIS_MAX);
        connection.setReadTimeout(WAIT_MILLIS_MAX);
        try (var body = connection.getInputStream()) {
            var bytes = body.readNBytes(BYTES_MAX + 1);
            if (bytes.length > BYTES_MAX) {
                throw new IOException("the key set is larger than " + BYTES_MAX + " bytes");
            }
            return verifiers(JWKSet.parse(new String(bytes, UTF_8)));
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            throw new IOException("what was fetched is not a key set", e);
        } finally {
            connection.disconnect();
        }
    }

    private static Map<String, JWSVerifier> verifiers(JWKSet set) throws JOSEException, IOException {
        var verifiers = new HashMap<String, JWSVerifier>();
        for (var key : set.getKeys()) {
            if (key instanceof RSAKey rsa && rsa.getKeyID() != null) {
                verifiers.put(rsa.getKeyID(), new RSASSAVerifier(rsa.toRSAPublicKey()));
            }
        }
        if (verifiers.isEmpty()) {
            throw new IOException("the key set has no RSA key with an id");
        }
        return verifiers;
    }
}
