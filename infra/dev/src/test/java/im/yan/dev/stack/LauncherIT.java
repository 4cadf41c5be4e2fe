// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.dev.board.StackFile;
import im.yan.dev.board.StackRecord;
import im.yan.servers.Java;
import im.yan.servers.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LauncherIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path HOME = Path.of("target", "stacks");

    /** Starts a stack in a JVM of its own, says so, and waits. */
    static final class Launcher {
        private Launcher() {}

        public static void main(String[] args) throws InterruptedException {
            var services = TinyService.services(1, Need.REDIS);
            try (var stack = Stack.start(options(args[0]), services, TinyService.ofThisJvm(), Progress.SILENT)) {
                System.out.println("ready");
                stack.awaitClosed();
            }
        }
    }

    @Test
    void aLauncherThatIsKilledLeavesNoOrphan() throws Exception {
        var launcher = launch("killed");
        var stack = record("killed");
        assertThat(stack.survivors()).hasSize(2);

        launcher.destroyForcibly();

        await().atMost(PATIENCE).until(() -> stack.survivors().isEmpty());
        assertThat(stack.isAlive()).isFalse();
    }

    @Test
    void aLauncherThatIsAskedToStopTakesItsStackWithIt() throws Exception {
        var launcher = launch("stopped");
        var stack = record("stopped");

        launcher.destroy();

        assertThat(launcher.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(stack.survivors()).isEmpty();
        assertThat(new StackFile(options("stopped").folders().run()).read()).isEmpty();
    }

    private static StackRecord record(String name) {
        return new StackFile(options(name).folders().run()).read().orElseThrow();
    }

    private static StackOptions options(String name) {
        return StackOptions.at(HOME).withName(name).withFreePorts().withElasticsearch(false);
    }

    private static Process launch(String name) throws IOException {
        var launcher = new ProcessBuilder(
                        Java.executable(),
                        "-XX:TieredStopAtLevel=1",
                        "-DYAN_LOG_FORMAT=text",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Launcher.class.getName(),
                        name)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var out = new BufferedReader(new InputStreamReader(launcher.getInputStream(), UTF_8));
        assertThat(out.readLine()).isEqualTo("ready");
        return launcher;
    }
}
