// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.board;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import im.yan.servers.ServerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** {@code stack.json}: replaced as a whole, so that a reader sees one moment. Safe for use by many threads. */
public final class StackFile {
    private static final Gson JSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final Path file;

    public StackFile(Path runFolder) {
        this.file = runFolder.resolve("stack.json");
    }

    public static String toJson(Object value) {
        return JSON.toJson(value);
    }

    public synchronized void write(StackRecord stack) {
        var next = file.resolveSibling("stack.json.new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(next, toJson(stack));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ServerException(file + " could not be written: " + e.getMessage(), e);
        }
    }

    /** Empty if no stack has written one, or an unreadable one was left. */
    public Optional<StackRecord> read() {
        try {
            // A file of another version may lack what this one needs.
            return Optional.ofNullable(JSON.fromJson(Files.readString(file), StackRecord.class))
                    .filter(stack -> stack.supervisor() != null && stack.processes() != null);
        } catch (NoSuchFileException | JsonParseException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new ServerException(file + " could not be read: " + e.getMessage(), e);
        }
    }

    public synchronized void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new ServerException(file + " could not be removed: " + e.getMessage(), e);
        }
    }
}
