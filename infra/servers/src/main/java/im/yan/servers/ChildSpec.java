// SPDX-License-Identifier: Apache-2.0
package im.yan.servers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How to start a process, again and again.
 *
 * @param environment added to this process's own
 * @param directory working directory
 * @param log where stdout and stderr are appended
 * @param startTimeout how long it may take until {@code ready}
 */
public record ChildSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path directory,
        Path log,
        Probe ready,
        Duration startTimeout) {

    public ChildSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
