// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.board;

import im.yan.servers.ServerException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Held by the one supervisor of a stack; the system releases it when that supervisor is gone, however it went. */
public final class StackLock implements AutoCloseable {
    private final FileChannel channel;

    private StackLock(FileChannel channel) {
        this.channel = channel;
    }

    /** A {@link ServerException} that says what to do if another supervisor holds it. */
    public static StackLock take(Path runFolder) {
        try {
            Files.createDirectories(runFolder);
            var channel =
                    FileChannel.open(runFolder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return lock(channel, runFolder);
        } catch (IOException e) {
            throw new ServerException(runFolder + " cannot be written; set YAN_HOME to a folder of yours", e);
        }
    }

    private static StackLock lock(FileChannel channel, Path runFolder) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return new StackLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // Another stack of this very JVM holds it; the sentence below is as true.
        }
        channel.close();
        throw new ServerException("this stack is already running (its folder is %s): ./yan status shows it, "
                        .formatted(runFolder.getParent())
                + "./yan down stops it, --port-base N starts another");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new ServerException("the stack's lock could not be released: " + e.getMessage(), e);
        }
    }
}
