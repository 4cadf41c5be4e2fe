// SPDX-License-Identifier: Apache-2.0
package im.yan.api.search;

import im.yan.api.search.SearchPage.Highlight;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What Elasticsearch puts around the words it found. Private-use characters alone could stand in a message as well; nobody who
 * writes one can guess the random part.
 */
record Markers(String open, String close) {

    /** A text and which parts of it were found. */
    record Marked(String text, List<Highlight> highlights) {}

    static Markers random() {
        var unguessable = UUID.randomUUID().toString();
        return new Markers("\uE000" + unguessable, "\uE001" + unguessable);
    }

    /** Takes the markers out again. Parts that touch become one: in Chinese every character is found by itself. */
    Marked read(String marked) {
        var text = new StringBuilder(marked.length());
        var found = new ArrayList<Highlight>();
        var at = 0;
        for (var begin = marked.indexOf(open); begin >= 0; begin = marked.indexOf(open, at)) {
            var end = marked.indexOf(close, begin);
            if (end < 0) {
                throw new IllegalStateException("a highlight does not end");
            }
            text.append(marked, at, begin);
            var start = text.length();
            text.append(marked, begin + open.length(), end);
            add(found, new Highlight(start, text.length()));
            at = end + close.length();
        }
        return new Marked(text.append(marked, at, marked.length()).toString(), List.copyOf(found));
    }

    private static void add(List<Highlight> found, Highlight next) {
        if (!found.isEmpty() && found.getLast().end() == next.start()) {
            found.set(found.size() - 1, new Highlight(found.getLast().start(), next.end()));
        } else {
            found.add(next);
        }
    }
}
