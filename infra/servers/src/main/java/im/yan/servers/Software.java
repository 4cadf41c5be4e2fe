// SPDX-License-Identifier: Apache-2.0
package im.yan.servers;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** The archives that Maven downloaded, and their unpacked programs. */
final class Software {
    private static final int OWNER_EXECUTES = 0100;

    private Software() {}

    /** Class path of the broker and its tools. */
    static String kafkaClassPath() {
        return listing("kafka.classpath");
    }

    /** The archive whose file name begins so. */
    static Path archive(String prefix) {
        return Stream.of(listing("archives.classpath").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> path.getFileName().toString().startsWith(prefix))
                .findFirst()
                .orElseThrow(() -> new ServerException("no archive " + prefix + " was downloaded: run ./yan up"));
    }

    private static String listing(String file) {
        try (var in = Software.class.getResourceAsStream("/software.properties")) {
            if (in == null) {
                throw new ServerException("software.properties is missing: build infra/servers with Maven");
            }
            var properties = new Properties();
            properties.load(in);
            return Files.readString(Path.of(properties.getProperty("folder"), file))
                    .strip();
        } catch (IOException e) {
            throw new ServerException("the servers' software is not resolved yet: run ./yan up, which builds it", e);
        }
    }

    /** Fills the target folder once: a folder that exists is complete, because it is moved there in one step. */
    static Path unpackOnce(Path target, Filler filler) {
        if (Files.isDirectory(target)) {
            return target;
        }
        var unfinished = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID());
        try {
            Files.createDirectories(unfinished);
            filler.fill(unfinished);
            moveUnlessThere(unfinished, target);
            return target;
        } catch (IOException e) {
            throw new ServerException(target + " could not be unpacked: " + e.getMessage(), e);
        } finally {
            Folders.delete(unfinished);
        }
    }

    private static void moveUnlessThere(Path unfinished, Path target) throws IOException {
        try {
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Another process unpacked the same program meanwhile.
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
    }

    /** Writes a program into a folder. */
    @FunctionalInterface
    interface Filler {
        void fill(Path folder) throws IOException;
    }

    /** One entry of a jar, as a stream. */
    static <T> T inJar(Path jar, String entry, Reader<T> reader) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            var found = zip.getEntry(entry);
            if (found == null) {
                throw new ServerException("%s has no %s: this system is not among those it was built for"
                        .formatted(jar.getFileName(), entry));
            }
            try (var in = new BufferedInputStream(zip.getInputStream(found))) {
                return reader.read(in);
            }
        }
    }

    @FunctionalInterface
    interface Reader<T> {
        T read(InputStream in) throws IOException;
    }

    static void untarGz(InputStream in, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new GzipCompressorInputStream(in))) {
            extract(tar, folder, entry -> (((TarArchiveEntry) entry).getMode() & OWNER_EXECUTES) != 0);
        }
    }

    static void unzip(InputStream in, Path folder) throws IOException {
        try (var zip = new ZipArchiveInputStream(in)) {
            extract(zip, folder, entry -> entry.getName().contains("/bin/"));
        }
    }

    private static void extract(ArchiveInputStream<?> in, Path folder, Predicate<ArchiveEntry> executable)
            throws IOException {
        for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
            var path = entry.resolveIn(folder);
            if (entry.isDirectory()) {
                Files.createDirectories(path);
            } else if (entry instanceof TarArchiveEntry tar && tar.isSymbolicLink()) {
                Files.createDirectories(path.getParent());
                Files.createSymbolicLink(path, Path.of(tar.getLinkName()));
            } else {
                Files.createDirectories(path.getParent());
                Files.copy(in, path);
                if (executable.test(entry)) {
                    makeExecutable(path);
                }
            }
        }
    }

    static void makeExecutable(Path file) throws IOException {
        Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        permissions.add(PosixFilePermission.OWNER_EXECUTE);
        permissions.add(PosixFilePermission.GROUP_EXECUTE);
        permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        Files.setPosixFilePermissions(file, permissions);
    }
}
