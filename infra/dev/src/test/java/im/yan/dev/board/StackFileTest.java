// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import im.yan.servers.ServerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackFileTest {

    @TempDir
    Path run;

    @Test
    void whatIsWrittenCanBeRead() {
        var file = new StackFile(run);
        var stack = stack(ProcessIdentity.of(ProcessHandle.current().pid()));

        file.write(stack);

        assertThat(file.read()).contains(stack);
        assertThat(stack.isAlive()).isTrue();
    }

    @Test
    void anEmptyOrForeignFileMeansThatNothingRuns() throws IOException {
        var file = new StackFile(run);

        assertThat(file.read()).isEmpty();
        Files.writeString(run.resolve("stack.json"), "{\"ready\":true}");
        assertThat(file.read()).isEmpty();
        Files.writeString(run.resolve("stack.json"), "{ broken");
        assertThat(file.read()).isEmpty();
    }

    @Test
    void aLaterProcessWithTheSameNumberIsAnother() {
        var present = ProcessIdentity.of(ProcessHandle.current().pid());
        var earlier = new ProcessIdentity(present.pid(), present.startedAtMillis() - 60_000);

        assertThat(present.find()).isPresent();
        assertThat(earlier.find()).isEmpty();
        assertThat(stack(earlier).survivors()).isEmpty();
        assertThat(ProcessIdentity.NONE.find()).isEmpty();
    }

    @Test
    void onlyOneHoldsTheLock() {
        var lock = StackLock.take(run);

        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> StackLock.take(run))
                .withMessageStartingWith("this stack is already running");

        lock.close();
        StackLock.take(run).close();
    }

    private static StackRecord stack(ProcessIdentity supervisor) {
        var process = new ProcessRecord(
                "redis", "ready", ProcessIdentity.NONE, "127.0.0.1:16379", List.of("127.0.0.1:16379"), 5, 1);
        return new StackRecord(supervisor, 1, true, Map.of("redis", "127.0.0.1:16379"), List.of(process));
    }
}
