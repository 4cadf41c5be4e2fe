// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

import im.yan.servers.ServerException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Keeps the log of each process below a size: what is longer becomes {@code NAME.log.1}, in place of the one before. Processes
 * append, so they go on writing into the emptied file; a line written at that very moment may be lost.
 */
final class LogLimit implements AutoCloseable {
    static final long BYTES_MAX = 32L * 1024 * 1024;

    private static final long CHECK_SECONDS = 60;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("limit logs").factory());

    private LogLimit() {}

    /**
     * Looks at once, and then every minute.
     *
     * @param complaints told when a log can't be shortened
     */
    static LogLimit start(Path logs, Consumer<String> complaints) {
        var limit = new LogLimit();
        limit.clock.scheduleWithFixedDelay(() -> applyOr(complaints, logs), 0, CHECK_SECONDS, TimeUnit.SECONDS);
        return limit;
    }

    // A task that throws would not be called again.
    private static void applyOr(Consumer<String> complaints, Path logs) {
        try {
            apply(logs, BYTES_MAX);
        } catch (ServerException e) {
            complaints.accept(String.valueOf(e.getMessage()));
        }
    }

    static void apply(Path logs, long bytesMax) {
        for (var log : logsIn(logs)) {
            try {
                if (Files.size(log) > bytesMax) {
                    setAside(log);
                }
            } catch (IOException e) {
                throw new ServerException(log + " could not be shortened: " + e.getMessage(), e);
            }
        }
    }

    private static List<Path> logsIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log")).toList();
        } catch (IOException e) {
            throw new ServerException(folder + " could not be listed: " + e.getMessage(), e);
        }
    }

    private static void setAside(Path log) throws IOException {
        Files.copy(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        FileChannel.open(log, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                .close();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
