// SPDX-License-Identifier: Apache-2.0
package im.yan.servers;

import java.nio.file.Path;

/**
 * Where servers live.
 *
 * @param software unpacked programs; shared, survives {@code --fresh}
 * @param data one folder per server
 * @param logs one file per process
 */
public record ServerFolders(Path software, Path data, Path logs) {

    public ServerFolders {
        software = software.toAbsolutePath();
        data = data.toAbsolutePath();
        logs = logs.toAbsolutePath();
    }

    Path log(String name) {
        return logs.resolve(name + ".log");
    }
}
