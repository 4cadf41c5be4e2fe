// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import im.yan.api.refusal.Refusal;

/** How much may be asked for at once. */
public final class Paging {

    private Paging() {}

    public static void requireLimit(int limit, int max) {
        if (limit < 1 || limit > max) {
            throw Refusal.invalid("limit must be from 1 to " + max);
        }
    }
}
