// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import im.yan.client.SearchPage;

/** What was found, between marks, in one line of what stands around it. */
final class FoundText {
    private static final int BEFORE = 20;
    private static final int WIDTH = 80;

    private FoundText() {}

    static String of(SearchPage.Hit hit) {
        // Of the same length, so that the places still hold.
        var text = Lines.safe(hit.text());
        var first = hit.highlights().isEmpty() ? 0 : hit.highlights().getFirst().start();
        var from = boundary(text, first - BEFORE);
        var to = boundary(text, from + WIDTH);
        var line = new StringBuilder(from > 0 ? "…" : "");
        var at = from;
        for (var found : hit.highlights()) {
            if (found.start() >= at && found.end() >= found.start() && found.end() <= to) {
                line.append(text, at, found.start()).append('«').append(text, found.start(), found.end());
                line.append('»');
                at = found.end();
            }
        }
        return line.append(text, at, to).append(to < text.length() ? "…" : "").toString();
    }

    /** Within the text, and not within a character. */
    private static int boundary(String text, int index) {
        var within = Math.clamp(index, 0, text.length());
        var splits = within > 0 && within < text.length() && Character.isLowSurrogate(text.charAt(within));
        return splits ? within - 1 : within;
    }
}
