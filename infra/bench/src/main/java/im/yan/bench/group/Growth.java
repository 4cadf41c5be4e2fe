// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.group;

import im.yan.bench.measuring.CpuCost;
import java.time.Duration;

/**
 * How a group came to its members.
 *
 * @param accepted from the first command to the answer of the last one
 * @param announcing how much of it new accounts had to wait until the router knew them
 * @param workedOff from then until every consumer of the log had caught up
 * @param cpu per member, idling included
 */
record Growth(
        String conversationId, int members, Duration accepted, Duration announcing, Duration workedOff, CpuCost cpu) {

    /** By the commands alone. */
    double membersPerSecond() {
        return members * 1e3 / Math.max(1, accepted.minus(announcing).toMillis());
    }
}
