// SPDX-License-Identifier: Apache-2.0
package im.yan.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a process has used.
 *
 * @param cpu user and system time of all its threads since it started
 * @param residentBytes memory it holds right now
 */
public record ProcessUsage(Duration cpu, long residentBytes) {
    // Both are fixed on every Linux this runs on.
    private static final long TICKS_PER_SECOND = 100;
    private static final long PAGE_BYTES = 4096;
    private static final int UTIME_AFTER_NAME = 11;

    /** Empty if there is no such process, or no /proc. */
    public static Optional<ProcessUsage> of(long pid) {
        var folder = Path.of("/proc", Long.toString(pid));
        try {
            var stat = Files.readString(folder.resolve("stat"));
            // The name in parentheses may itself hold spaces and parentheses.
            var afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            var ticks = Long.parseLong(afterName[UTIME_AFTER_NAME]) + Long.parseLong(afterName[UTIME_AFTER_NAME + 1]);
            var pages = Long.parseLong(Files.readString(folder.resolve("statm")).split(" ")[1]);
            return Optional.of(
                    new ProcessUsage(Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND), pages * PAGE_BYTES));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
