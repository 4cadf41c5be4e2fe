// SPDX-License-Identifier: Apache-2.0
package im.yan.unread.counting;

/**
 * How much of a conversation a user has not read: two numbers that only grow, so that a repeated or late movement changes
 * nothing, and the count is right whenever both are.
 *
 * @param head how many messages there are
 * @param read how many of them the user has read
 */
public record Unread(long head, long read) {
    public static final Unread NOTHING = new Unread(0, 0);

    public Unread {
        if (read < 0 || head < read) {
            throw new IllegalArgumentException("cannot have read %d of %d messages".formatted(read, head));
        }
    }

    public long count() {
        return head - read;
    }

    public Unread after(Movement movement) {
        var newRead = Math.max(read, movement.read());
        // Who has read n messages knows that there are n.
        return new Unread(Math.max(Math.max(head, movement.head()), newRead), newRead);
    }
}
