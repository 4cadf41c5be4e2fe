// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

import im.yan.servers.ServerException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The built checkout this program belongs to.
 *
 * @param root where the {@code yan} script is
 */
public record Checkout(Path root) {
    private static final String REMEDY = ": run ./yan up, which builds what is missing";

    /** Named by the system property {@code yan.checkout}, else the folder at or above the working directory. */
    public static Checkout find() {
        var named = Optional.ofNullable(System.getProperty("yan.checkout")).map(Path::of);
        return named.or(Checkout::above)
                .map(Checkout::new)
                .orElseThrow(() -> new ServerException("this is not within a checkout of YAN IM: start it by ./yan"));
    }

    private static Optional<Path> above() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("yan")) && Files.exists(folder.resolve("infra/dev")))
                .findFirst();
    }

    /** The module's own jar and all it needs, as its build listed them. */
    public String classPath(String module) {
        var target = root.resolve(module).resolve("target");
        try {
            return jar(target)
                    + File.pathSeparator
                    + Files.readString(target.resolve("classpath")).strip();
        } catch (IOException e) {
            throw new ServerException(module + " is not built" + REMEDY, e);
        }
    }

    private static Path jar(Path target) throws IOException {
        try (var files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches("yan-[a-z-]+-[0-9].*\\.jar"))
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .orElseThrow(() -> new IOException("no jar in " + target));
        }
    }
}
