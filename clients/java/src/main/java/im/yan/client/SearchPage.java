// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import im.yan.schemas.v1.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages that were found, the newest first; there may be fewer than asked for and a next page all the same.
 *
 * @param next cursor of the following page; null on the last one
 */
public record SearchPage(List<Hit> hits, @Nullable String next) {
    public SearchPage {
        hits = List.copyOf(hits);
    }

    /**
     * A message that was found.
     *
     * @param text what can be read of it: its text, caption, file name, place or contact, a line each
     * @param highlights the parts of the text that were found, in order
     */
    public record Hit(
            String conversationId,
            long seq,
            long senderId,
            Content.KindCase kind,
            long timeMillis,
            String text,
            List<Highlight> highlights) {
        public Hit {
            highlights = List.copyOf(highlights);
        }
    }

    /** From start to before end, as {@link String#substring} takes them. */
    public record Highlight(int start, int end) {}
}
