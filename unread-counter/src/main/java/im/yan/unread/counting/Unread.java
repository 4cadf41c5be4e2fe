// SPDX-License-Identifier: Apache-2.0
package im.yan.unread.counting;

/**
 * How much of a conversation a user has not read: two numbers that only grow, so that a repeated or late entry changes
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

    /** There are at least so many messages. */
    Unread grownTo(long messages) {
        return messages <= head ? this : new Unread(messages, read);
    }

    /** The user has read at least so many, and so knows that there are. */
    Unread readTo(long messages) {
        return messages <= read ? this : new Unread(Math.max(head, messages), messages);
    }

    /** There are at least so many messages, and whatever there is does not count. */
    Unread allRead(long messages) {
        var all = Math.max(head, messages);
        return new Unread(all, all);
    }
}
