// SPDX-License-Identifier: Apache-2.0
package im.yan.unread.counting;

import im.yan.schemas.v1.InboxEntry;

/** What inbox entries lead to, for tests. */
final class Tallies {
    static final long NOW = 1_000_000;

    private Tallies() {}

    static Tally after(InboxEntry... entries) {
        return after(Tally.NEW, entries);
    }

    static Tally after(Tally start, InboxEntry... entries) {
        var tally = start;
        for (var entry : entries) {
            tally = tally.after(entry, NOW);
        }
        return tally;
    }
}
