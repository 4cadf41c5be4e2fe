// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.supervision;

import java.time.Instant;

/**
 * A supervised process at one moment.
 *
 * @param pid 0 while there is no process
 * @param since start of its present life, or the moment it stopped
 * @param restarts how often it was started again after it ended unasked
 */
public record Snapshot(String name, ProcessState state, long pid, Instant since, int restarts) {}
