// SPDX-License-Identifier: Apache-2.0
package im.yan.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a conversation. Direct: {@code d:<smaller userId>:<larger userId>}, so both parties derive the same one and no
 * creation step is needed. Group: {@code g:<groupId>}.
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

    /** What its founder's command to create it named: see {@link #groupOf}. */
    record Group(long groupId) implements ConversationId {
        public Group {
            if (groupId <= 0) {
                throw new IllegalArgumentException("a group id is positive");
            }
        }

        @Override
        public String text() {
            return "g:" + groupId;
        }
    }

    /** The form used on the wire and as record key. */
    String text();

    static Direct direct(long oneUser, long otherUser) {
        return new Direct(Math.min(oneUser, otherUser), Math.max(oneUser, otherUser));
    }

    /**
     * The group a user's command to create one leads to: 62 bits of a hash of founder and clientMsgId, so that a resend, by way
     * of whichever connector, names the same group and no counter needs to be leased. Two founders meet in one id with a
     * probability of 1 in 10^9 at a hundred thousand groups; the router then refuses the second with GROUP_EXISTS.
     */
    static Group groupOf(long founder, String clientMsgId) {
        var hash = ByteBuffer.wrap(Text.sha256(founder + "/" + clientMsgId)).getLong();
        return new Group(Math.max(1, hash >>> 2));
    }

    /** Empty for anything that is not the canonical text of a conversation id. */
    static Optional<ConversationId> parse(String text) {
        if (text.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        try {
            return Text.parse(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The patterns of {@link #parse}; no leading zeros, or one conversation would have two names. */
    final class Text {
        private static final Pattern DIRECT = Pattern.compile("d:([1-9][0-9]{0,18}):([1-9][0-9]{0,18})");
        private static final Pattern GROUP = Pattern.compile("g:([1-9][0-9]{0,18})");

        private Text() {}

        private static Optional<ConversationId> parse(String text) {
            var direct = DIRECT.matcher(text);
            if (direct.matches()) {
                return Optional.of(new Direct(Long.parseLong(direct.group(1)), Long.parseLong(direct.group(2))));
            }
            var group = GROUP.matcher(text);
            return group.matches() ? Optional.of(new Group(Long.parseLong(group.group(1)))) : Optional.empty();
        }

        private static byte[] sha256(String text) {
            try {
                return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }
}
