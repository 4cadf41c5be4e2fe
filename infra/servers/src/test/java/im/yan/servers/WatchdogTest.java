// SPDX-License-Identifier: Apache-2.0
package im.yan.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchdogTest {

    @TempDir
    Path home;

    /** Starts a child that would live for an hour, prints its number, and waits to be killed. */
    static final class Launcher {
        private Launcher() {}

        public static void main(String[] args) throws InterruptedException {
            var child = ChildProcess.start(sleeper(Path.of(args[0])), Watchdog.start());
            System.out.println(child.pid());
            child.onExit().join();
        }
    }

    @Test
    void aLauncherThatIsKilledLeavesNoOrphan() throws Exception {
        var launcher = new ProcessBuilder(
                        Java.executable(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Launcher.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var orphan = Long.parseLong(firstLine(launcher));
        assertThat(ProcessHandle.of(orphan)).isPresent();

        launcher.destroyForcibly();

        await().atMost(Duration.ofSeconds(30)).until(() -> !isAlive(orphan));
    }

    @Test
    void closingItEndsWhatIsWatched() {
        var watchdog = Watchdog.start();
        var child = ChildProcess.start(sleeper(home), watchdog);

        watchdog.close();

        await().atMost(Duration.ofSeconds(30)).until(() -> !child.isAlive());
    }

    @Test
    void whatIsNoLongerWatchedStaysAlive() {
        var watchdog = Watchdog.start();
        var child = ChildProcess.start(sleeper(home), watchdog);
        watchdog.unwatch(child.pid());

        watchdog.close();

        assertThat(child.isAlive()).isTrue();
        child.kill();
    }

    @Test
    void aChildThatEndsWhileStartingIsReportedWithItsLastWords() {
        var spec = new ChildSpec(
                "brief",
                List.of("sh", "-c", "echo no luck; exit 3"),
                Map.of(),
                home,
                home.resolve("brief.log"),
                () -> false,
                Duration.ofSeconds(30));

        try (var watchdog = Watchdog.start();
                var child = ChildProcess.start(spec, watchdog)) {
            assertThatExceptionOfType(ServerException.class)
                    .isThrownBy(child::awaitReady)
                    .withMessageContaining("brief ended with code 3 while starting")
                    .withMessageContaining("no luck");
        }
    }

    @Test
    void aTakenPortIsNamedWithItsRemedy() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(ServerException.class)
                    .isThrownBy(() -> Ports.requireFree(socket.getLocalPort(), "http-api"))
                    .withMessage(
                            "port %d (http-api) is taken: stop what uses it, or pass --port-base N to move every port"
                                    .formatted(socket.getLocalPort()));
        }
    }

    @Test
    void aFullDiskIsNamedWithItsRemedy() {
        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> DiskSpace.require(home, Long.MAX_VALUE))
                .withMessageContaining("set YAN_HOME to another disk");
    }

    private static ChildSpec sleeper(Path folder) {
        return new ChildSpec(
                "sleeper",
                List.of("sleep", "3600"),
                Map.of(),
                folder,
                folder.resolve("sleeper.log"),
                () -> true,
                Duration.ofSeconds(5));
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static String firstLine(Process process) {
        try {
            return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
