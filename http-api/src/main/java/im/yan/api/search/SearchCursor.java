// SPDX-License-Identifier: Apache-2.0
package im.yan.api.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import im.yan.schemas.ConversationId;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** The last message of a page: the next page begins after it, however many newer ones have been posted meanwhile. */
record SearchCursor(long timeMillis, String conversationId, long seq) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,18})/([^/]+)/([0-9]{1,18})");

    /** Opaque to clients. */
    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((timeMillis + "/" + conversationId + "/" + seq).getBytes(UTF_8));
    }

    /** Empty for what is no cursor of ours. */
    static Optional<SearchCursor> parse(String text) {
        try {
            var match = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), UTF_8));
            return match.matches() && ConversationId.parse(match.group(2)).isPresent()
                    ? Optional.of(new SearchCursor(
                            Long.parseLong(match.group(1)), match.group(2), Long.parseLong(match.group(3))))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
