// SPDX-License-Identifier: Apache-2.0
package im.yan.router.conversation;

/** What is known about accounts right now. Lags behind registrations, bans and blocks by the change feed's delay. */
public interface Accounts {

    /** How an account stands. */
    enum Standing {
        ACTIVE,
        DISABLED,
        /** Never announced. */
        UNKNOWN
    }

    Standing of(long userId);

    /** Whether the user wants to hear nothing from the other. */
    boolean hasBlocked(long userId, long otherId);
}
