// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import im.yan.schemas.v1.Content;
import org.jspecify.annotations.Nullable;

/**
 * Which messages to look for: {@code MessageSearch.of("pizza").in(conversationId).limit(10)}. Beyond the text nothing narrows it
 * down at first.
 *
 * @param text words one after another, the last one also as the beginning of a longer word; any part of a Chinese text
 * @param conversationId null for all of the caller's
 * @param senderId 0 for anybody
 * @param kind null for any
 * @param fromMillis inclusive; 0 for the beginning
 * @param toMillis exclusive; 0 for now
 * @param cursor {@link SearchPage#next} of the page before; null for the first
 */
public record MessageSearch(
        String text,
        @Nullable String conversationId,
        long senderId,
        Content.@Nullable KindCase kind,
        long fromMillis,
        long toMillis,
        int limit,
        @Nullable String cursor) {
    public static final int LIMIT_MAX = 50;
    private static final int LIMIT_BY_DEFAULT = 20;

    public MessageSearch {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException("a search limit must be 1 to " + LIMIT_MAX + ", was " + limit);
        }
    }

    public static MessageSearch of(String text) {
        return new MessageSearch(text, null, 0, null, 0, 0, LIMIT_BY_DEFAULT, null);
    }

    public MessageSearch in(String conversation) {
        return new MessageSearch(text, conversation, senderId, kind, fromMillis, toMillis, limit, cursor);
    }

    public MessageSearch by(long sender) {
        return new MessageSearch(text, conversationId, sender, kind, fromMillis, toMillis, limit, cursor);
    }

    public MessageSearch ofKind(Content.KindCase wanted) {
        return new MessageSearch(text, conversationId, senderId, wanted, fromMillis, toMillis, limit, cursor);
    }

    /** 0 where one side is open. */
    public MessageSearch between(long from, long to) {
        return new MessageSearch(text, conversationId, senderId, kind, from, to, limit, cursor);
    }

    public MessageSearch limit(int most) {
        return new MessageSearch(text, conversationId, senderId, kind, fromMillis, toMillis, most, cursor);
    }

    /** The page after that one. */
    public MessageSearch after(String next) {
        return new MessageSearch(text, conversationId, senderId, kind, fromMillis, toMillis, limit, next);
    }
}
