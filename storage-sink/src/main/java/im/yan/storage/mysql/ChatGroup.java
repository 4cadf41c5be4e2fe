// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import com.google.protobuf.ByteString;
import java.util.Comparator;

/**
 * A row of the chat_group table.
 *
 * @param dissolvedSeq 0 while the group exists
 */
record ChatGroup(String conversationId, Settings settings, Owner owner, Size size, long dissolvedSeq)
        implements Change {
    static final Comparator<ChatGroup> BY_KEY = Comparator.comparing(ChatGroup::conversationId);

    /** @param bytes a GroupSettings */
    record Settings(long number, ByteString bytes) implements Numbered {
        static final Settings UNKNOWN = new Settings(0, ByteString.EMPTY);
    }

    record Owner(long number, long userId) implements Numbered {
        static final Owner UNKNOWN = new Owner(0, 0);
    }

    record Size(long number, int members) implements Numbered {
        static final Size UNKNOWN = new Size(0, 0);
    }

    /** A group of which nothing is known yet. */
    static ChatGroup of(String conversationId) {
        return new ChatGroup(conversationId, Settings.UNKNOWN, Owner.UNKNOWN, Size.UNKNOWN, 0);
    }

    ChatGroup withSettings(long seq, ByteString bytes) {
        return new ChatGroup(conversationId, new Settings(seq, bytes), owner, size, dissolvedSeq);
    }

    ChatGroup ownedBy(long seq, long userId) {
        return new ChatGroup(conversationId, settings, new Owner(seq, userId), size, dissolvedSeq);
    }

    ChatGroup ofSize(long seq, int members) {
        return new ChatGroup(conversationId, settings, owner, new Size(seq, members), dissolvedSeq);
    }

    ChatGroup dissolved(long seq) {
        return new ChatGroup(conversationId, settings, owner, size, seq);
    }

    ChatGroup orLater(ChatGroup other) {
        return new ChatGroup(
                conversationId,
                Numbered.later(settings, other.settings),
                Numbered.later(owner, other.owner),
                Numbered.later(size, other.size),
                Math.max(dissolvedSeq, other.dissolvedSeq));
    }
}
