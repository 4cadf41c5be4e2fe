// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import static java.nio.charset.StandardCharsets.US_ASCII;

import im.yan.schemas.v1.WebPushTarget;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The receiving side of RFC 8291, written from the RFC: it shares nothing with the code that encrypts. */
final class Browser {
    private final com.interaso.webpush.VapidKeys keys;
    private final byte[] auth;

    private Browser(com.interaso.webpush.VapidKeys keys, byte[] auth) {
        this.keys = keys;
        this.auth = auth;
    }

    static Browser create() {
        var auth = new byte[16];
        new SecureRandom().nextBytes(auth);
        return new Browser(com.interaso.webpush.VapidKeys.generate(), auth);
    }

    static Browser of(String publicKey, String privateKey, String auth) {
        return new Browser(
                com.interaso.webpush.VapidKeys.fromUncompressedBytes(publicKey, privateKey),
                Base64.getUrlDecoder().decode(auth));
    }

    WebPushTarget subscription(String endpoint) {
        var base64 = Base64.getUrlEncoder().withoutPadding();
        return WebPushTarget.newBuilder()
                .setEndpoint(endpoint)
                .setP256Dh(base64.encodeToString(keys.getApplicationServerKey()))
                .setAuth(base64.encodeToString(auth))
                .build();
    }

    byte[] decrypt(byte[] body) throws GeneralSecurityException {
        var message = ByteBuffer.wrap(body);
        var salt = take(message, 16);
        var recordSize = message.getInt();
        var sender = take(message, message.get());
        var cipherText = take(message, message.remaining());
        if (cipherText.length > recordSize) {
            throw new GeneralSecurityException("more than one record");
        }
        var info = concat("WebPush: info\0".getBytes(US_ASCII), keys.getApplicationServerKey(), sender);
        var secret = hkdf(auth, sharedWith(sender), info, 32);
        var key = hkdf(salt, secret, "Content-Encoding: aes128gcm\0".getBytes(US_ASCII), 16);
        var nonce = hkdf(salt, secret, "Content-Encoding: nonce\0".getBytes(US_ASCII), 12);

        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        return withoutPadding(cipher.doFinal(cipherText));
    }

    private byte[] sharedWith(byte[] sender) throws GeneralSecurityException {
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(keys.getPrivateKey());
        agreement.doPhase(Points.publicKey(sender), true);
        return agreement.generateSecret();
    }

    private static byte[] withoutPadding(byte[] padded) throws GeneralSecurityException {
        var end = padded.length - 1;
        while (end > 0 && padded[end] == 0) {
            end--;
        }
        if (padded[end] != 2) {
            throw new GeneralSecurityException("not the last record");
        }
        return Arrays.copyOf(padded, end);
    }

    private static byte[] hkdf(byte[] salt, byte[] secret, byte[] info, int length) throws GeneralSecurityException {
        return Arrays.copyOf(hmac(hmac(salt, secret), concat(info, new byte[] {1})), length);
    }

    private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }

    private static byte[] take(ByteBuffer from, int length) {
        var bytes = new byte[length];
        from.get(bytes);
        return bytes;
    }

    private static byte[] concat(byte[]... parts) {
        var all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }
}
