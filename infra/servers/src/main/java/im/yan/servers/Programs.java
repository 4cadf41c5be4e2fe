// SPDX-License-Identifier: Apache-2.0
package im.yan.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Short-lived programs. */
final class Programs {

    private Programs() {}

    /** Runs it to its end; a {@link ServerException} with the name of its log unless it ends well. */
    static void run(String what, List<String> command, Map<String, String> environment, Path log) {
        try {
            Files.createDirectories(log.getParent());
            var builder = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectErrorStream(true);
            builder.environment().putAll(environment);
            var code = builder.start().waitFor();
            if (code != 0) {
                throw new ServerException("%s failed with code %d; see %s".formatted(what, code, log));
            }
        } catch (IOException e) {
            throw new ServerException(what + " could not be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException(what + " was interrupted", e);
        }
    }

    static boolean isLinux() {
        return System.getProperty("os.name").startsWith("Linux");
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
