// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import static java.nio.file.StandardOpenOption.WRITE;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * The pair that names this installation to push services (RFC 8292). Browsers subscribe to the public one: with another pair
 * no subscription works any more.
 *
 * @param publicKey the uncompressed point, in base64url
 * @param privateKey the scalar in 32 bytes, in base64url
 */
public record VapidKeys(String publicKey, String privateKey) {
    private static final int SCALAR_BYTES = 32;
    private static final int POINT_BYTES = 65;

    public VapidKeys {
        if (!isOfLength(publicKey, POINT_BYTES) || !isOfLength(privateKey, SCALAR_BYTES)) {
            throw new IllegalArgumentException("a VAPID key must be base64url of the right length");
        }
    }

    public static VapidKeys create() {
        var pair = com.interaso.webpush.VapidKeys.generate();
        return new VapidKeys(
                base64(pair.getApplicationServerKey()),
                base64(scalar(pair.getPrivateKey().getS().toByteArray())));
    }

    /** @throws IllegalArgumentException where the file does not hold such a pair */
    public static VapidKeys read(Path file) throws IOException {
        try {
            var json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            return new VapidKeys(text(json, "publicKey"), text(json, "privateKey"));
        } catch (JsonParseException | IllegalStateException e) {
            throw new IllegalArgumentException("not a JSON object with publicKey and privateKey", e);
        }
    }

    /** Makes a file that only its owner reads; one that exists is never overwritten. */
    public void write(Path file) throws IOException {
        var json = new JsonObject();
        json.addProperty("publicKey", publicKey);
        json.addProperty("privateKey", privateKey);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.createFile(file, ownersOnly(file));
        Files.writeString(file, new Gson().toJson(json), WRITE);
    }

    /** @throws IllegalArgumentException where one does not belong to the other */
    com.interaso.webpush.VapidKeys pair() throws GeneralSecurityException {
        return com.interaso.webpush.VapidKeys.fromUncompressedBytes(publicKey, privateKey);
    }

    @Override
    public String toString() {
        return "VapidKeys[publicKey=" + publicKey + "]";
    }

    private static String text(JsonObject json, String name) {
        var value = json.get(name);
        if (value == null || !value.isJsonPrimitive()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value.getAsString();
    }

    private static boolean isOfLength(String key, int bytes) {
        return Base64.getUrlDecoder().decode(key).length == bytes;
    }

    // BigInteger drops leading zeros, and puts one before a leading bit.
    private static byte[] scalar(byte[] number) {
        var scalar = new byte[SCALAR_BYTES];
        var significant = Math.min(number.length, SCALAR_BYTES);
        System.arraycopy(number, number.length - significant, scalar, SCALAR_BYTES - significant, significant);
        return scalar;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static FileAttribute<?>[] ownersOnly(Path file) {
        var posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        var permissions = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        return posix ? new FileAttribute<?>[] {permissions} : new FileAttribute<?>[0];
    }
}
