// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import im.yan.dev.board.StackFile;
import im.yan.servers.Ports;
import im.yan.servers.Probe;
import im.yan.servers.Progress;
import im.yan.servers.ServerException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class StackIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    // Programs are unpacked once for all tests.
    private static final Path HOME = Path.of("target", "stacks");

    private StackOptions options = StackOptions.at(HOME);

    @BeforeEach
    void aFolderOfItsOwn(TestInfo test) {
        options = options.withName(test.getTestMethod().orElseThrow().getName())
                .withFreePorts()
                .withElasticsearch(false)
                .withFresh(true);
    }

    @Test
    void aKilledServerAndAKilledServiceComeBack() {
        try (var stack = start(options)) {
            assertThat(stack.processes()).containsExactly("redis", "tiny-0");
            var redis = stack.pid("redis");
            var tiny = stack.pid("tiny-0");

            stack.kill("redis");
            stack.kill("tiny-0");
            stack.awaitReady("redis");
            stack.awaitReady("tiny-0");

            assertThat(stack.pid("redis")).isNotEqualTo(redis);
            assertThat(stack.pid("tiny-0")).isNotEqualTo(tiny);
            assertThat(stack.restarts("tiny-0")).isEqualTo(1);
            assertThat(stack.usage("tiny-0").orElseThrow().residentBytes()).isPositive();
        }
        assertNothingRuns(options);
    }

    @Test
    void allServicesFitIntoOneJvm() {
        var services = TinyService.services(2, Need.REDIS);

        try (var stack = Stack.start(options.withOneJvm(true), services, TinyService.ofThisJvm(), Progress.SILENT)) {
            assertThat(stack.processes()).containsExactly("redis", OneJvm.NAME);
            var plan = new StackFile(options.folders().run()).read().orElseThrow();
            assertThat(plan.processes().getLast().readiness())
                    .hasSize(2)
                    .allMatch(page -> Probe.http(URI.create(page)).ready());
        }
    }

    @Test
    void aSecondStartOfTheSameStackSaysThatItRuns() {
        try (var stack = start(options)) {
            assertThatExceptionOfType(ServerException.class)
                    .isThrownBy(() -> start(options))
                    .withMessageContaining("already running");

            assertThat(ProcessHandle.of(stack.pid("redis"))).isPresent();
        }
    }

    @Test
    void twoStacksLiveSideBySide() {
        var base = StackRunner.freeBase();
        var other = options.withName("").withPortBase(base);

        try (var one = start(options);
                var two = start(other)) {
            assertThat(two.redis()).isEqualTo("redis://127.0.0.1:" + (base + 23));
            assertThat(one.redis()).isNotEqualTo(two.redis());
        }
        assertNothingRuns(other);
    }

    @Test
    void aTakenPortIsNamedBeforeAnythingStarts() throws IOException {
        var base = StackRunner.freeBase();
        var taken = options.withName("").withPortBase(base);
        try (var socket = new ServerSocket(base + 23, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(ServerException.class)
                    .isThrownBy(() -> start(taken))
                    .withMessageContaining("port %d (redis) is taken".formatted(socket.getLocalPort()))
                    .withMessageContaining("--port-base N");
        }
        assertThat(taken.folders().logs()).doesNotExist();
    }

    @Test
    void aServiceThatCannotStartLeavesNothingBehind() {
        var broken = options.withVariable(TinyService.BREAKS, "true");

        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> start(broken))
                .withMessageContaining("tiny-0 ended with code 2 while starting")
                .withMessageContaining("TINY_BREAKS must be false");

        assertNothingRuns(broken);
    }

    @Test
    void aGivenServerIsUsedAndNoneIsStarted() {
        try (var first = start(options)) {
            var given =
                    new GivenServers(Optional.empty(), Optional.empty(), Optional.of(first.redis()), Optional.empty());
            var second = options.withName("given").withGiven(given);

            try (var stack = start(second)) {
                assertThat(stack.processes()).containsExactly("tiny-0");
                assertThat(stack.redis()).isEqualTo(first.redis());
            }
        }
    }

    @Test
    void aGivenServerThatDoesNotAnswerIsNamedByItsVariable() {
        var nowhere = "redis://127.0.0.1:" + Ports.free();
        var given = new GivenServers(Optional.empty(), Optional.empty(), Optional.of(nowhere), Optional.empty());

        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> start(options.withGiven(given)))
                .withMessageStartingWith("nobody answers at " + nowhere + ", which YAN_REDIS names");
    }

    @Test
    void freshForgetsDataAndStateButKeepsPrograms() throws IOException {
        var folders = options.folders();
        try (var stack = start(options)) {
            assertThat(stack.processes()).contains("redis");
        }
        var memory = Files.writeString(folders.state("tiny-0").resolve("memory"), "x");
        var program = names(folders.software());

        start(options.withFresh(false)).close();
        assertThat(memory).exists();
        start(options).close();

        assertThat(memory).doesNotExist();
        assertThat(names(folders.software())).isEqualTo(program);
    }

    @Test
    void aStoppedServiceStaysDownAndAPausedOneComesBack() {
        try (var stack = start(options)) {
            stack.stop("tiny-0");
            assertThat(stack.pid("tiny-0")).isZero();

            stack.start("tiny-0");
            stack.awaitReady("tiny-0");
            stack.pause("tiny-0");
            assertThat(page(options).ready()).isFalse();
            stack.resume("tiny-0");
            stack.awaitReady("tiny-0");

            assertThat(stack.restarts("tiny-0")).isZero();
        }
    }

    @Test
    void anotherProgramOfAModuleIsToldWhatServicesAreTold() {
        try (var stack = start(options)) {
            var program = stack.program("tiny-0", "im.yan.Tool", List.of("--json"));

            assertThat(program.environment()).containsEntry("YAN_REDIS", stack.redis());
            assertThat(program.command()).endsWith(System.getProperty("java.class.path"), "im.yan.Tool", "--json");
            assertThat(Probe.http(stack.metrics("tiny-0")).ready()).isTrue();
        }
    }

    @Test
    void whatASupervisorLeftIsEndedByTheNextStart() throws IOException {
        var lost = new ProcessBuilder("sleep", "3600").start();
        StackRunner.writeLostStack(options, lost.pid());

        start(options).close();

        await().atMost(PATIENCE).until(() -> !lost.isAlive());
    }

    @Test
    void whatHappensIsTold() {
        var told = new CopyOnWriteArrayList<String>();
        var services = TinyService.services(1, Need.REDIS);

        Stack.start(options, services, TinyService.ofThisJvm(), told::add).close();

        assertThat(told)
                .containsSubsequence(
                        "starting redis", "redis is ready", "starting tiny-0", "tiny-0 is ready", "stopping");
    }

    private static List<String> names(Path folder) {
        return List.of(Objects.requireNonNull(folder.toFile().list()));
    }

    private static Probe page(StackOptions options) {
        var tiny = new StackFile(options.folders().run())
                .read()
                .orElseThrow()
                .processes()
                .getLast();
        return tiny::isReady;
    }

    private static Stack start(StackOptions options) {
        return Stack.start(options, TinyService.services(1, Need.REDIS), TinyService.ofThisJvm(), Progress.SILENT);
    }

    private static void assertNothingRuns(StackOptions options) {
        assertThat(new StackFile(options.folders().run()).read()).isEmpty();
        assertThat(ProcessHandle.current()
                        .descendants()
                        .filter(StackIT::isOfAStack)
                        .toList())
                .isEmpty();
    }

    private static boolean isOfAStack(ProcessHandle process) {
        return process.isAlive()
                && List.of("redis-server", "TinyService").stream()
                        .anyMatch(process.info().commandLine().orElse("")::contains);
    }
}
