// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;

import im.yan.schemas.ConversationId;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How far a device has synchronised. What changes during a round of pages moves to a time the next round covers, so a round
 * misses nothing however long it takes.
 *
 * @param sinceMillis this round tells what has changed since; 0 for everything
 * @param nextSinceMillis where the next round begins
 * @param reached the last conversation told in this round, with the time of its change; {@link Conversations#START} for none
 */
record SyncCursor(long sinceMillis, long nextSinceMillis, Cursor reached) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,18})(?:/([0-9]{1,18})/([0-9]{1,18})/(.+))?");

    /** The first of a round. */
    static SyncCursor since(long millis, long nextSinceMillis) {
        return new SyncCursor(millis, nextSinceMillis, Conversations.START);
    }

    SyncCursor after(ChangedRow told) {
        return new SyncCursor(sinceMillis, nextSinceMillis, new Cursor(told.changedMillis(), told.conversationId()));
    }

    /** Opaque to clients. */
    String text() {
        return encoded(
                sinceMillis + "/" + nextSinceMillis + "/" + reached.timeMillis() + "/" + reached.conversationId());
    }

    /** The cursor to begin the next round with. Opaque to clients. */
    String textOfNextRound() {
        return encoded(Long.toString(nextSinceMillis));
    }

    /**
     * Empty for what is no cursor of ours.
     *
     * @param nextSinceMillis for one that begins a round
     */
    static Optional<SyncCursor> parse(String text, long nextSinceMillis) {
        try {
            var match = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), UTF_8));
            if (!match.matches()) {
                return Optional.empty();
            }
            var since = Long.parseLong(match.group(1));
            if (match.group(2) == null) {
                return Optional.of(since(since, nextSinceMillis));
            }
            return ConversationId.parse(match.group(4))
                    .map(id -> new SyncCursor(
                            since,
                            Long.parseLong(match.group(2)),
                            new Cursor(Long.parseLong(match.group(3)), id.text())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
