// SPDX-License-Identifier: Apache-2.0
package im.yan.api.account;

import java.time.Duration;

/**
 * How this instance gets its worker number.
 *
 * @param redis {@code redis://[user:password@]host:port}
 * @param lease how long a number stays ours after it was last confirmed
 */
public record WorkerSettings(String redis, Duration lease) {

    /** Often enough that several confirmations may fail, and that Redis's return is noticed soon. */
    Duration renewal() {
        return lease.dividedBy(10);
    }

    @Override
    public String toString() {
        return "WorkerSettings[lease=" + lease + "]";
    }
}
