// SPDX-License-Identifier: Apache-2.0
package im.yan.dev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.servers.Java;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real script in a checkout of empty modules, whose Maven only notes that it was called. */
class YanScriptTest {
    private static final List<String> MODULES = List.of(
            "connector-ws",
            "stream-router",
            "unread-counter",
            "push-fanout",
            "storage-sink",
            "http-api",
            "clients/java",
            "clients/terminal",
            "schemas",
            "infra/dev",
            "infra/chaos",
            "infra/bench",
            "infra/servers/software");

    private static final String MAVEN = """
            #!/bin/sh
            echo called >>maven.calls
            [ ! -e broken ] || exit 1
            for module in */ clients/*/ infra/*/; do mkdir -p "$module/target"; : >"$module/target/classpath"; done
            """;

    @TempDir
    Path checkout;

    record Ran(int code, String output) {}

    @BeforeEach
    void aCheckout() throws IOException {
        Files.copy(Path.of("../../yan"), checkout.resolve("yan"), StandardCopyOption.COPY_ATTRIBUTES);
        for (var module : MODULES) {
            var sources = Files.createDirectories(checkout.resolve(module).resolve("src/main/java"));
            old(Files.writeString(sources.resolve("A.java"), "class A {}"));
            Files.createDirectories(checkout.resolve(module).resolve("src/test/java"));
            old(Files.writeString(checkout.resolve(module).resolve("pom.xml"), "<project/>"));
        }
        Files.createDirectories(checkout.resolve("schemas/proto"));
        old(Files.writeString(checkout.resolve("pom.xml"), "<project/>"));
        var maven = Files.writeString(checkout.resolve("mvnw"), MAVEN);
        assertThat(maven.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void whatIsBuiltIsNotBuiltAgain() throws Exception {
        assertThat(yan("build").code()).isZero();
        assertThat(yan("build").code()).isZero();

        assertThat(mavenCalls()).isEqualTo(1);
    }

    @Test
    void aChangedAnAddedAndARemovedSourceAreBuilt() throws Exception {
        var source = checkout.resolve("stream-router/src/main/java/A.java");
        yan("build");

        later(source);
        yan("build");
        var added = old(Files.writeString(checkout.resolve("http-api/src/main/java/B.java"), "class B {}"));
        yan("build");
        Files.delete(added);
        yan("build");

        assertThat(mavenCalls()).isEqualTo(4);
    }

    @Test
    void aChangedTestMakesNothingStale() throws Exception {
        yan("build");

        later(Files.writeString(checkout.resolve("stream-router/src/test/java/T.java"), "class T {}"));
        yan("build");

        assertThat(mavenCalls()).isEqualTo(1);
    }

    @Test
    void aMissingResultIsBuilt() throws Exception {
        yan("build");

        Files.delete(checkout.resolve("http-api/target/classpath"));
        yan("build");

        assertThat(mavenCalls()).isEqualTo(2);
    }

    @Test
    void aFailedBuildIsSaidInOneSentenceAndTriedAgain() throws Exception {
        Files.createFile(checkout.resolve("broken"));

        var failed = yan("build");

        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.output()).contains("yan: the build failed; target/yan-build.log says why");
        Files.delete(checkout.resolve("broken"));
        assertThat(yan("build").code()).isZero();
    }

    @Test
    void anUnknownVerbIsAnsweredWithTheKnownOnes() throws Exception {
        var answer = yan("fly");

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.output()).contains("usage: ./yan VERB", "yan: unknown verb 'fly'");
    }

    @Test
    void beforeTheFirstBuildOtherVerbsSayWhatToDo() throws Exception {
        assertThat(yan("status")).isEqualTo(new Ran(1, "yan: nothing is built yet: run ./yan up\n"));
        assertThat(yan("chat").output()).isEqualTo("yan: nothing is built yet: run ./yan up\n");
    }

    private Ran yan(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("./yan"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(checkout.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", Java.home());
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ran(process.waitFor(), output);
    }

    private long mavenCalls() throws IOException {
        return Files.readAllLines(checkout.resolve("maven.calls")).size();
    }

    private static Path old(Path file) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    }

    private static Path later(Path file) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
    }
}
