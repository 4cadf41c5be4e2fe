// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.board;

import java.time.Instant;
import java.util.Optional;

/**
 * One process and no later one that got the same number.
 *
 * @param pid 0 for none
 * @param startedAtMillis as the system tells it; 0 if it does not
 */
public record ProcessIdentity(long pid, long startedAtMillis) {
    public static final ProcessIdentity NONE = new ProcessIdentity(0, 0);

    public static ProcessIdentity of(long pid) {
        return pid == 0 ? NONE : ProcessHandle.of(pid).map(ProcessIdentity::of).orElse(NONE);
    }

    private static ProcessIdentity of(ProcessHandle handle) {
        return new ProcessIdentity(handle.pid(), startOf(handle));
    }

    /** Empty if it has ended. */
    public Optional<ProcessHandle> find() {
        return pid == 0
                ? Optional.empty()
                : ProcessHandle.of(pid)
                        .filter(ProcessHandle::isAlive)
                        .filter(handle -> startOf(handle) == startedAtMillis);
    }

    private static long startOf(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
