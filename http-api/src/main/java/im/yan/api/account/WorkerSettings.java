// SPDX-License-Identifier: Apache-2.0
package im.yan.api.account;

import java.time.Duration;

/**
 * How this instance gets its worker number.
 *
 * @param lease how long a number stays ours after it was last confirmed
 */
public record WorkerSettings(Duration lease) {

    /** Often enough that several confirmations may fail, and that Redis's return is noticed soon. */
    Duration renewal() {
        return lease.dividedBy(10);
    }
}
