// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.audit;

import im.yan.schemas.ConversationId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A key of the cache.
 *
 * @param row the key of the row in MySQL, numbers as {@link Long}; of recent events, the conversation
 * @param conversationId empty for a profile
 * @param what as reports have it
 */
record CachedKey(String text, Kind kind, List<Object> row, String conversationId, String what) {
    private static final Pattern CONVERSATIONS =
            Pattern.compile("yan:(head|group|recent|member):\\{([^{}]*)}(?::([0-9]{1,19}))?");
    private static final Pattern PROFILE = Pattern.compile("yan:profile:([0-9]{1,19})");

    /** What is cached: of each a table, but for recent events, which are in many. */
    enum Kind {
        HEAD("conversation", "conversation_id"),
        GROUP("chat_group", "conversation_id"),
        MEMBER("participant", "user_id, conversation_id"),
        PROFILE("account", "user_id"),
        RECENT("", "");

        private final String table;
        private final String keyColumns;

        Kind(String table, String keyColumns) {
            this.table = table;
            this.keyColumns = keyColumns;
        }

        String table() {
            return table;
        }

        List<String> keyColumns() {
            return List.of(keyColumns.split(", "));
        }
    }

    /** Empty for what others keep in the same Redis. */
    static Optional<CachedKey> of(String text) {
        var profile = PROFILE.matcher(text);
        if (profile.matches()) {
            return number(profile.group(1))
                    .map(user -> new CachedKey(text, Kind.PROFILE, List.of(user), "", "the profile of " + user));
        }
        var match = CONVERSATIONS.matcher(text);
        return match.matches()
                        && ConversationId.parse(match.group(2)).isPresent()
                        && match.group(1).equals("member") == (match.group(3) != null)
                ? of(text, match.group(1), match.group(2), match.group(3))
                : Optional.empty();
    }

    private static Optional<CachedKey> of(String text, String kind, String conversation, @Nullable String user) {
        List<Object> row = List.of(conversation);
        return switch (kind) {
            case "head" -> Optional.of(new CachedKey(text, Kind.HEAD, row, conversation, "the head"));
            case "group" -> Optional.of(new CachedKey(text, Kind.GROUP, row, conversation, "the group"));
            case "recent" -> Optional.of(new CachedKey(text, Kind.RECENT, row, conversation, "recent events"));
            default ->
                number(user == null ? "" : user)
                        .map(id -> new CachedKey(
                                text, Kind.MEMBER, List.of(id, conversation), conversation, "member " + id));
        };
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
