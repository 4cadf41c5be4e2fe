// SPDX-License-Identifier: Apache-2.0
package im.yan.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Room on a disk. */
public final class DiskSpace {
    private static final long MIB = 1024L * 1024;

    private DiskSpace() {}

    /** Throws a {@link ServerException} that names the folder unless so much is free there; creates the folder. */
    public static void require(Path folder, long bytes) {
        try {
            Files.createDirectories(folder);
            var free = Files.getFileStore(folder).getUsableSpace();
            if (free < bytes) {
                throw new ServerException(
                        "%s has %d MiB free and needs %d MiB: free some, or set YAN_HOME to another disk"
                                .formatted(folder, free / MIB, bytes / MIB));
            }
        } catch (IOException e) {
            throw new ServerException(folder + " cannot be written; set YAN_HOME to a folder of yours", e);
        }
    }
}
