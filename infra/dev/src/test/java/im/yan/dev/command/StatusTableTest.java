// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusTableTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    @Test
    void oneLineForEachProcessAndTheSum() {
        var rows = List.of(
                row("kafka", "ready", true, 4711, 95, 0, 3.25, 300),
                row("stream-router", "restarting", false, 0, 5, 3, 0, 0));

        assertThat(StatusCommand.table(rows, NOW).lines())
                .containsExactly(
                        "NAME           STATE       READY  PID   ADDRESS    UPTIME  RESTARTS  CPU    MEMORY",
                        "kafka          ready       yes    4711  somewhere  1m35s   0         3.3 %  300 MiB",
                        "stream-router  restarting  no     -     somewhere  -       3         0.0 %  0 MiB",
                        "all                                                                  3.3 %  300 MiB");
    }

    @Test
    void longLivesAreShownInHours() {
        var row = row("kafka", "ready", true, 1, 2 * 3600 + 5 * 60 + 9, 0, 0, 0);

        assertThat(StatusRow.uptime(row, NOW)).isEqualTo("2h05m");
    }

    private static StatusRow row(
            String name, String state, boolean ready, long pid, long seconds, int restarts, double cpu, long mib) {
        var since = NOW.minusSeconds(seconds).toEpochMilli();
        return new StatusRow(name, state, ready, pid, "somewhere", since, restarts, cpu, mib * 1024 * 1024);
    }
}
