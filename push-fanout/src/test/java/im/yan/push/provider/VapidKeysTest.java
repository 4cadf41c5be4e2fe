// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VapidKeysTest {
    @TempDir
    Path folder;

    /** Repeated, because one scalar in 256 begins with a zero and every other has its highest bit set. */
    @RepeatedTest(50)
    void aPairSurvivesItsFile() throws Exception {
        var keys = VapidKeys.create();
        var file = folder.resolve("keys/vapid.json");

        keys.write(file);

        assertThat(VapidKeys.read(file)).isEqualTo(keys);
        assertThat(keys.pair().getApplicationServerKey()).hasSize(65).startsWith(4);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerReadsTheFile() throws Exception {
        var file = folder.resolve("vapid.json");

        VapidKeys.create().write(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileThatExistsIsNotOverwritten() throws Exception {
        var file = folder.resolve("vapid.json");
        var keys = VapidKeys.create();
        keys.write(file);

        assertThatThrownBy(() -> VapidKeys.create().write(file)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(VapidKeys.read(file)).isEqualTo(keys);
    }

    @Test
    void thePrivateKeyIsNotPrinted() {
        var keys = VapidKeys.create();

        assertThat(keys.toString()).contains(keys.publicKey()).doesNotContain(keys.privateKey());
    }

    @Test
    void keysOfTwoPairsAreNoPair() {
        var mixed =
                new VapidKeys(VapidKeys.create().publicKey(), VapidKeys.create().privateKey());

        assertThatThrownBy(mixed::pair).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"publicKey\":\"AA\"}",
                "{\"publicKey\":\"AA\",\"privateKey\":\"AA\"}",
                "{\"publicKey\":{},\"privateKey\":\"/+\"}"
            })
    void aFileOfAnythingElseIsRefused(String content) throws Exception {
        var file = Files.writeString(folder.resolve("vapid.json"), content);

        assertThatThrownBy(() -> VapidKeys.read(file)).isInstanceOf(IllegalArgumentException.class);
    }
}
