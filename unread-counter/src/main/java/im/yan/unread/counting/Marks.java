// SPDX-License-Identifier: Apache-2.0
package im.yan.unread.counting;

import im.yan.schemas.v1.ConversationMarks;

/**
 * What a user has set for a conversation; a smaller version never replaces a greater one.
 *
 * @param muted whether the conversation counts as muted: until its time has passed and somebody has looked at the clock
 */
public record Marks(long version, long mutedUntilMillis, boolean muted, boolean markedUnread) {
    public static final Marks NONE = new Marks(0, 0, false, false);

    Marks after(ConversationMarks marks, long now) {
        return marks.getVersion() <= version
                ? this
                : new Marks(
                        marks.getVersion(),
                        marks.getMutedUntilMillis(),
                        marks.getMutedUntilMillis() > now,
                        marks.getMarkedUnread());
    }

    Marks at(long now) {
        return muted && mutedUntilMillis <= now ? new Marks(version, mutedUntilMillis, false, markedUnread) : this;
    }
}
