// SPDX-License-Identifier: Apache-2.0
package im.yan.unread.counting;

import java.time.Duration;

/**
 * Whether and how a user takes part in a conversation; in a direct one always as at first.
 *
 * @param seq the event that made it so; what is earlier is late
 * @param pulled read diffusion: the head is not followed here
 * @param leftMillis when the user left, where she has
 */
public record Participation(long seq, boolean pulled, boolean left, long leftMillis) {
    public static final Participation UNCHANGED = new Participation(0, false, false, 0);

    /**
     * How long it is remembered that a user has left: longer than a record stays in im.inbox, so that none from before can
     * come again and count.
     */
    public static final Duration LEAVING_REMEMBERED = Duration.ofDays(30);

    static Participation member(long seq, boolean pulled) {
        return new Participation(seq, pulled, false, 0);
    }

    static Participation left(long seq, long millis) {
        return new Participation(seq, false, true, millis);
    }

    long forgottenMillis() {
        return leftMillis + LEAVING_REMEMBERED.toMillis();
    }
}
