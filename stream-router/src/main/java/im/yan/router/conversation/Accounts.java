// SPDX-License-Identifier: Apache-2.0
package im.yan.router.conversation;

/** What is known about accounts right now. Lags behind registrations and bans by the change feed's delay. */
@FunctionalInterface
public interface Accounts {

    /** How an account stands. */
    enum Standing {
        ACTIVE,
        DISABLED,
        /** Never announced. */
        UNKNOWN
    }

    Standing of(long userId);
}
