// SPDX-License-Identifier: Apache-2.0
package im.yan.api.search;

import im.yan.api.refusal.Refusal;
import java.util.Optional;

/**
 * What is looked for.
 *
 * @param text the phrase
 * @param fromMillis inclusive
 * @param toMillis exclusive
 */
record SearchQuery(
        String text,
        Optional<Long> senderId,
        Optional<MessageKind> kind,
        Optional<Long> fromMillis,
        Optional<Long> toMillis) {
    static final int TEXT_LENGTH_MAX = 200;

    /** @throws Refusal there is nothing in the text that could be found, or too much of it */
    SearchQuery {
        text = text.strip();
        if (text.codePointCount(0, text.length()) > TEXT_LENGTH_MAX) {
            throw Refusal.invalid("q must have at most " + TEXT_LENGTH_MAX + " characters");
        }
        if (text.codePoints().noneMatch(SearchQuery::isIndexed)) {
            throw Refusal.invalid("q must have at least one letter, digit, Chinese character or emoji");
        }
    }

    /**
     * Whether the last word may be the beginning of a longer one. A Chinese character is a word of its own, and whoever types an
     * emoji has typed all of it.
     */
    boolean mayGoOn() {
        var last = text.codePointBefore(text.length());
        return Character.isLetterOrDigit(last) && !Character.isIdeographic(last);
    }

    private static boolean isIndexed(int codePoint) {
        return Character.isLetterOrDigit(codePoint)
                || Character.isEmojiPresentation(codePoint)
                || Character.isExtendedPictographic(codePoint);
    }
}
