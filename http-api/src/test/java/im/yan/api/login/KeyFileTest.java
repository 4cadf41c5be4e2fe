// SPDX-License-Identifier: Apache-2.0
package im.yan.api.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import im.yan.runtime.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {
    private static RSAKey one;
    private static RSAKey other;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeAll
    static void makeKeys() throws Exception {
        one = new RSAKeyGenerator(2048).keyID("one").generate();
        other = new RSAKeyGenerator(2048).keyID("other").generate();
    }

    @BeforeEach
    void nameFile() {
        file = folder.resolve("deep").resolve("key.json");
    }

    @Test
    void aMissingFileIsMadeForItsOwnerOnlyAndKept() throws IOException {
        var first = KeyFile.loadOrCreate(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(KeyFile.loadOrCreate(file).signing()).isEqualTo(first.signing());
        assertThat(first.published().containsNonPublicKeys()).isFalse();
        try (var left = Files.list(file.getParent())) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void manyInstancesThatStartAtOnceHaveOneKey() throws Exception {
        Callable<RSAKey> start = () -> KeyFile.loadOrCreate(file).signing();
        try (var instances = Executors.newFixedThreadPool(3)) {
            var keys = instances.invokeAll(Stream.generate(() -> start).limit(3).toList()).stream()
                    .map(future -> future.resultNow())
                    .distinct();

            assertThat(keys).hasSize(1);
        }
    }

    @Test
    void aSingleKeyWillDoAndGetsANameIfItHasNone() throws Exception {
        write(new RSAKey.Builder(one).keyID(null).build().toJSONString());

        var keys = KeyFile.loadOrCreate(file);

        assertThat(keys.signing().getKeyID()).isEqualTo(one.computeThumbprint().toString());
        assertThat(keys.published().getKeys()).hasSize(1);
    }

    @Test
    void theFirstOfASetSignsAndAllArePublished() throws IOException {
        write(new JWKSet(List.of(other, one.toPublicJWK())).toString(false));

        var keys = KeyFile.loadOrCreate(file);

        assertThat(keys.signing()).isEqualTo(other);
        assertThat(keys.published().getKeys()).extracting(JWK::getKeyID).containsExactly("other", "one");
        assertThat(keys.published().containsNonPublicKeys()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "{}", "{\"keys\":[]}", "{\"kty\":\"RSA\",\"d\":\"secret\"}"})
    void whatIsNoKeyIsNamedAndNotQuoted(String content) throws IOException {
        write(content);

        assertThatThrownBy(() -> KeyFile.loadOrCreate(file))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("API_KEY_FILE: " + file)
                .hasMessageNotContaining("secret");
    }

    @Test
    void aKeyThatCannotSignOrIsOfAnotherKindIsRefused() throws Exception {
        write(one.toPublicJWK().toJSONString());
        assertThatThrownBy(() -> KeyFile.loadOrCreate(file)).hasMessageContaining("must be private");

        write(new ECKeyGenerator(Curve.P_256).generate().toJSONString());
        assertThatThrownBy(() -> KeyFile.loadOrCreate(file)).hasMessageContaining("must be RSA");

        write(new RSAKeyGenerator(1024, true).generate().toJSONString());
        assertThatThrownBy(() -> KeyFile.loadOrCreate(file)).hasMessageContaining("2048 bits");
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Files.writeString(folder.resolve("deep"), "a file where the folder should be");

        assertThatThrownBy(() -> KeyFile.loadOrCreate(file))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("API_KEY_FILE");
    }

    private void write(String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
