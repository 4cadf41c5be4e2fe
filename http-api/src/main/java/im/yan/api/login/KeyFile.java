// SPDX-License-Identifier: Apache-2.0
package im.yan.api.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import im.yan.runtime.ConfigException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/**
 * The file that holds the signing keys: a JWK or a JWK set, private, the first of which signs. If there is none it is made, by
 * exactly one of the instances that share the folder.
 */
public final class KeyFile {
    private static final int KEY_BITS = 2048;

    private KeyFile() {}

    /** @throws ConfigException the file cannot be read or made, or holds something else */
    public static SigningKeys loadOrCreate(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return parse(Files.readString(file), file);
        } catch (IOException e) {
            throw new ConfigException("API_KEY_FILE: %s cannot be read or made: %s".formatted(file, e));
        }
    }

    private static void create(Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        // Made by createTempFile, so for its owner only (600).
        var complete = Files.createTempFile(folder, file.getFileName().toString(), ".new");
        try {
            Files.writeString(complete, new JWKSet(newKey()).toString(false));
            // A link, unlike a move, never replaces: of two instances the slower one finds the other's key.
            Files.createLink(file, complete);
        } catch (FileAlreadyExistsException e) {
            // Then that is the key.
        } catch (UnsupportedOperationException e) {
            throw new ConfigException("API_KEY_FILE: the file system of %s has no hard links; put a key there yourself"
                    .formatted(folder));
        } finally {
            Files.delete(complete);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(KEY_BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java runtime can make RSA keys", e);
        }
    }

    private static SigningKeys parse(String json, Path file) {
        try {
            var keys = json.contains("\"keys\"") ? JWKSet.parse(json) : new JWKSet(JWK.parse(json));
            return SigningKeys.of(keys.getKeys());
        } catch (ParseException | IllegalArgumentException e) {
            // Not the parser's own message: it may quote what it read.
            var reason = e instanceof IllegalArgumentException ? e.getMessage() : "it is not a JWK";
            throw new ConfigException("API_KEY_FILE: %s does not hold signing keys: %s".formatted(file, reason));
        }
    }
}
