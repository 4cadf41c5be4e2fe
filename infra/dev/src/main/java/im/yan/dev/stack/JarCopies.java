// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

import im.yan.servers.ServerException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps copies of our own jars: a JVM whose jar is rebuilt beneath it fails at the next class it loads, and people do build
 * while a stack runs.
 */
record JarCopies(Path folder) {

    /** The same class path, with our own jars as they are now. */
    String freeze(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator))
                .map(entry -> isOurs(entry) ? copy(Path.of(entry)) : entry)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isOurs(String entry) {
        var file = new File(entry).getName();
        return file.startsWith("yan-") && file.endsWith(".jar");
    }

    private String copy(Path jar) {
        var copy = folder.resolve(jar.getFileName());
        try {
            if (!isSame(jar, copy)) {
                Files.createDirectories(folder);
                Files.copy(jar, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            }
            return copy.toString();
        } catch (IOException e) {
            throw new ServerException(copy + " could not be written: " + e.getMessage(), e);
        }
    }

    // An untouched copy keeps its time, by which a class archive recognises it.
    private static boolean isSame(Path jar, Path copy) throws IOException {
        return Files.exists(copy)
                && Files.size(jar) == Files.size(copy)
                && Files.getLastModifiedTime(jar).equals(Files.getLastModifiedTime(copy));
    }
}
