// SPDX-License-Identifier: Apache-2.0
package im.yan.schemas;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a conversation. Direct: {@code d:<smaller userId>:<larger userId>}, so both parties derive the same one and no
 * creation step is needed.
 */
public sealed interface ConversationId {

    /** Longest text that can be a conversation id. */
    int LENGTH_MAX = 42;

    /** Two different users, the smaller id first. */
    record Direct(long smaller, long larger) implements ConversationId {
        public Direct {
            if (smaller <= 0 || smaller >= larger) {
                throw new IllegalArgumentException("a direct conversation needs 0 < smaller < larger");
            }
        }

        public boolean has(long userId) {
            return userId == smaller || userId == larger;
        }

        /** @throws IllegalArgumentException if the user is not in this conversation */
        public long peerOf(long userId) {
            if (!has(userId)) {
                throw new IllegalArgumentException(userId + " is not in " + text());
            }
            return userId == smaller ? larger : smaller;
        }

        @Override
        public String text() {
            return "d:" + smaller + ":" + larger;
        }
    }

    /** The form used on the wire and as record key. */
    String text();

    static Direct direct(long oneUser, long otherUser) {
        return new Direct(Math.min(oneUser, otherUser), Math.max(oneUser, otherUser));
    }

    /** Empty for anything that is not the canonical text of a conversation id. */
    static Optional<ConversationId> parse(String text) {
        var match = Text.DIRECT.matcher(text);
        if (text.length() > LENGTH_MAX || !match.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Direct(Long.parseLong(match.group(1)), Long.parseLong(match.group(2))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The pattern of {@link #parse}; no leading zeros, or one conversation would have two names. */
    final class Text {
        private static final Pattern DIRECT = Pattern.compile("d:([1-9][0-9]{0,18}):([1-9][0-9]{0,18})");

        private Text() {}
    }
}
