// SPDX-License-Identifier: Apache-2.0
package im.yan.api.account;

import java.time.Duration;

/** Who holds which worker number, shared by all instances. A number that is not kept is free again after its lease. */
interface WorkerNumbers {

    /** The store cannot be asked right now. */
    final class AwayException extends RuntimeException {
        AwayException(Throwable cause) {
            super("the worker numbers cannot be reached", cause);
        }
    }

    /** Whether it was free or already this holder's, and now is this holder's for the length of the lease. */
    boolean hold(int worker, String holder, Duration lease);

    /** Frees it if it is this holder's. */
    void release(int worker, String holder);
}
