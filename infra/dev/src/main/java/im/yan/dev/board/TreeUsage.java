// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.board;

import im.yan.servers.ProcessUsage;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** What a process and all it has started use together. */
public final class TreeUsage {

    private TreeUsage() {}

    /** Empty if there is no such process, or the system doesn't tell. */
    public static Optional<ProcessUsage> of(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(root -> Stream.concat(Stream.of(root), root.descendants())
                        .flatMap(process -> ProcessUsage.of(process.pid()).stream())
                        .reduce(TreeUsage::plus));
    }

    private static ProcessUsage plus(ProcessUsage one, ProcessUsage other) {
        Duration cpu = one.cpu().plus(other.cpu());
        return new ProcessUsage(cpu, one.residentBytes() + other.residentBytes());
    }
}
