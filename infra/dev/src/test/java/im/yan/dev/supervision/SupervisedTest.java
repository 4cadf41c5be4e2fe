// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import im.yan.servers.ChildSpec;
import im.yan.servers.ServerException;
import im.yan.servers.Watchdog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final String STEADY = "touch ready; exec sleep 3600";

    private final Watchdog watchdog = Watchdog.start();
    private final Notes notes = new Notes();

    @TempDir
    Path home;

    @AfterEach
    void nothingIsLeft() {
        watchdog.close();
    }

    @Test
    void aKilledProcessIsStartedAgainAtOnceAndCounted() {
        try (var sleeper = supervised(STEADY, true)) {
            sleeper.start();
            sleeper.awaitReady();
            var first = sleeper.snapshot().pid();

            sleeper.kill();
            sleeper.awaitReady();

            assertThat(sleeper.snapshot().pid()).isNotZero().isNotEqualTo(first);
            assertThat(sleeper.snapshot().restarts()).isEqualTo(1);
            assertThat(notes.texts)
                    .containsExactly(
                            "sleeper is ready",
                            "sleeper ended with code 137; it is started again",
                            "sleeper is ready again");
        }
    }

    @Test
    void aProcessThatKeepsDyingIsStartedWithPauses() {
        try (var brief = supervised("test -e once && exit 3; touch once; " + STEADY, true)) {
            brief.start();
            brief.awaitReady();
            brief.kill();

            await().atMost(PATIENCE).until(() -> notes.texts.stream().anyMatch(text -> text.endsWith("in 1.0 s")));

            assertThat(brief.snapshot().restarts()).isGreaterThanOrEqualTo(3);
            assertThat(brief.snapshot().state()).isIn(ProcessState.RESTARTING, ProcessState.STARTING);
        }
    }

    @Test
    void anEssentialProcessThatNeverBecomesReadyFailsWithItsLastWords() {
        try (var broken = supervised("echo no luck; exit 3", true)) {
            broken.start();

            assertThatExceptionOfType(ServerException.class)
                    .isThrownBy(broken::awaitReady)
                    .withMessageContaining("ended with code 3 while starting")
                    .withMessageContaining("no luck");
            assertThat(broken.snapshot().state()).isEqualTo(ProcessState.FAILED);
        }
    }

    @Test
    void anotherIsTriedUntilItWorks() {
        try (var late = supervised(
                "test -e once || { touch once; exit 1; }; test -e twice || { touch twice; exit 1; }; " + STEADY,
                false)) {
            late.start();

            late.awaitReady();

            assertThat(late.snapshot().restarts()).isEqualTo(2);
        }
    }

    @Test
    void aStoppedProcessStaysDownUntilItIsStarted() {
        try (var sleeper = supervised(STEADY, true)) {
            sleeper.start();
            sleeper.awaitReady();

            sleeper.stop();

            assertThat(sleeper.snapshot().state()).isEqualTo(ProcessState.STOPPED);
            assertThat(sleeper.snapshot().pid()).isZero();
            sleeper.start();
            sleeper.awaitReady();
            assertThat(sleeper.snapshot().restarts()).isZero();
        }
    }

    @Test
    void aPausedProcessCanBeResumedAndStopped() {
        try (var sleeper = supervised(STEADY, true)) {
            sleeper.start();
            sleeper.awaitReady();
            var process = ProcessHandle.of(sleeper.snapshot().pid()).orElseThrow();

            sleeper.pause();
            assertThat(sleeper.snapshot().state()).isEqualTo(ProcessState.PAUSED);
            sleeper.resume();
            assertThat(sleeper.snapshot().state()).isEqualTo(ProcessState.READY);
            sleeper.pause();
            sleeper.stop();

            assertThat(process.isAlive()).isFalse();
        }
    }

    @Test
    void whatDoesNotEndInTimeIsKilled() {
        try (var stubborn = supervised("trap '' TERM; touch ready; while :; do sleep 1; done", true)) {
            stubborn.start();
            stubborn.awaitReady();
            var process = ProcessHandle.of(stubborn.snapshot().pid()).orElseThrow();

            stubborn.stop();

            assertThat(process.isAlive()).isFalse();
        }
    }

    @Test
    void aClosedOneCannotBeStarted() {
        var sleeper = supervised(STEADY, true);
        sleeper.close();

        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(sleeper::start)
                .withMessage("sleeper is not started: its stack is being stopped");
    }

    /** Each life is ready as soon as its script has made a file called so. */
    private Supervised supervised(String script, boolean essential) {
        var ready = home.resolve("ready");
        var spec = new ChildSpec(
                "sleeper",
                List.of("sh", "-c", script),
                Map.of(),
                home,
                home.resolve("sleeper.log"),
                () -> Files.exists(ready),
                Duration.ofSeconds(10));
        var plan = new Supervised.Plan("sleeper", () -> without(ready, spec), GRACE, essential);
        return new Supervised(plan, watchdog, notes);
    }

    private static ChildSpec without(Path file, ChildSpec spec) {
        try {
            Files.deleteIfExists(file);
            return spec;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Notes implements Observer {
        private final List<String> texts = new CopyOnWriteArrayList<>();

        @Override
        public void changed(Snapshot now) {
            assertThat(now.name()).isEqualTo("sleeper");
        }

        @Override
        public void note(String text) {
            texts.add(text);
        }
    }
}
