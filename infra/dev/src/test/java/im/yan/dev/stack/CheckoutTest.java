// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import im.yan.servers.ServerException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutTest {

    @TempDir
    Path root;

    @Test
    void aModulesClassPathIsItsJarAndWhatItsBuildListed() throws IOException {
        var target = Files.createDirectories(root.resolve("stream-router/target"));
        var jar = Files.createFile(target.resolve("yan-stream-router-0.1.0-SNAPSHOT.jar"));
        Files.writeString(target.resolve("classpath"), "/lib/a.jar:/lib/b.jar\n");

        assertThat(new Checkout(root).classPath("stream-router"))
                .isEqualTo(jar + File.pathSeparator + "/lib/a.jar:/lib/b.jar");
    }

    @Test
    void aModuleThatIsNotBuiltIsNamedWithTheRemedy() {
        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> new Checkout(root).classPath("stream-router"))
                .withMessage("stream-router is not built: run ./yan up, which builds what is missing");
    }

    @Test
    void ourOwnJarsAreFrozenAndOthersUsedWhereTheyAre() throws IOException {
        var jar = Files.writeString(root.resolve("yan-schemas-0.1.0.jar"), "first");
        var copies = new JarCopies(root.resolve("jars"));
        var copy = root.resolve("jars/yan-schemas-0.1.0.jar");

        assertThat(copies.freeze(jar + File.pathSeparator + "/lib/netty.jar"))
                .isEqualTo(copy + File.pathSeparator + "/lib/netty.jar");

        Files.writeString(jar, "rebuilt");
        assertThat(copy).hasContent("first");
        copies.freeze(jar.toString());
        assertThat(copy).hasContent("rebuilt");
    }

    @Test
    void anUnchangedJarKeepsItsTime() throws IOException {
        var jar = Files.writeString(root.resolve("yan-schemas-0.1.0.jar"), "same");
        var built = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
        Files.setLastModifiedTime(jar, built);

        new JarCopies(root.resolve("jars")).freeze(jar.toString());

        assertThat(Files.getLastModifiedTime(root.resolve("jars/yan-schemas-0.1.0.jar")))
                .isEqualTo(built);
    }
}
