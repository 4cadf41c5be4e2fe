// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import im.yan.schemas.v1.WebPushTarget;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** A browser's subscription: where to send, and the keys that only the browser can open it with. */
final class Subscription {
    private static final int POINT_BYTES = 65;
    private static final int SECRET_BYTES = 16;

    private final URI endpoint;
    private final byte[] publicKey;
    private final byte[] secret;

    private Subscription(URI endpoint, byte[] publicKey, byte[] secret) {
        this.endpoint = endpoint;
        this.publicKey = publicKey;
        this.secret = secret;
    }

    /** @throws IllegalArgumentException with a sentence that says why it cannot be used */
    static Subscription of(WebPushTarget target, Endpoints endpoints) {
        var endpoint = endpoints
                .allowed(target.getEndpoint())
                .orElseThrow(() -> new IllegalArgumentException("the endpoint is no push service that may be called"));
        return new Subscription(
                endpoint, decode(target.getP256Dh(), POINT_BYTES), decode(target.getAuth(), SECRET_BYTES));
    }

    URI endpoint() {
        return endpoint;
    }

    /** As RFC 8291 has it. Kotlin does not say so, but a key that is no point of the curve is a checked exception. */
    byte[] encrypt(com.interaso.webpush.WebPush library, byte[] payload) throws GeneralSecurityException {
        return library.getBody(payload, publicKey, secret);
    }

    private static byte[] decode(String key, int length) {
        var bytes = Base64.getUrlDecoder().decode(key);
        if (bytes.length != length) {
            throw new IllegalArgumentException("a key of the subscription is not of " + length + " bytes");
        }
        return bytes;
    }
}
