// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

/** Which part of a conversation's log; at most {@link #LIMIT_MAX} events of it. */
public sealed interface HistoryRange {
    int LIMIT_MAX = 500;

    /** The first events after seq. */
    record After(long seq, int limit) implements HistoryRange {
        public After {
            check(limit);
        }
    }

    /** The last events before seq. */
    record Before(long seq, int limit) implements HistoryRange {
        public Before {
            check(limit);
        }
    }

    /** The last events there are. */
    record Latest(int limit) implements HistoryRange {
        public Latest {
            check(limit);
        }
    }

    int limit();

    static HistoryRange after(long seq, int limit) {
        return new After(seq, limit);
    }

    static HistoryRange before(long seq, int limit) {
        return new Before(seq, limit);
    }

    static HistoryRange latest(int limit) {
        return new Latest(limit);
    }

    private static void check(int limit) {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException("a history limit must be 1 to " + LIMIT_MAX + ", was " + limit);
        }
    }
}
