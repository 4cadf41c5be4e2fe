// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import java.util.Optional;
import java.util.TreeMap;

/** Which of this user's messages have been delivered and read. Thread-safe. */
final class Ticks {
    /** Older own messages get no further news. */
    static final int MESSAGES_MAX = 100;

    /** @param text of the newest message that is concerned; older ones are, too */
    record News(Tick tick, String text) {}

    private final TreeMap<Long, String> own = new TreeMap<>();
    private long deliveredUpTo;
    private long readUpTo;

    Ticks(long deliveredUpTo, long readUpTo) {
        this.deliveredUpTo = Math.max(deliveredUpTo, readUpTo);
        this.readUpTo = readUpTo;
    }

    synchronized void sent(long seq, String text) {
        own.put(seq, text);
        if (own.size() > MESSAGES_MAX) {
            own.pollFirstEntry();
        }
    }

    synchronized Tick of(long seq) {
        if (seq <= readUpTo) {
            return Tick.READ;
        }
        return seq <= deliveredUpTo ? Tick.DELIVERED : Tick.SENT;
    }

    /** Empty where that was known, or concerns no message. */
    synchronized Optional<News> delivered(long upTo) {
        var before = deliveredUpTo;
        deliveredUpTo = Math.max(deliveredUpTo, upTo);
        return news(before, deliveredUpTo, Tick.DELIVERED);
    }

    /** As {@link #delivered}; what was read was delivered. */
    synchronized Optional<News> read(long upTo) {
        var before = readUpTo;
        readUpTo = Math.max(readUpTo, upTo);
        deliveredUpTo = Math.max(deliveredUpTo, readUpTo);
        return news(before, readUpTo, Tick.READ);
    }

    private Optional<News> news(long after, long upTo, Tick tick) {
        var newest = own.floorEntry(upTo);
        return newest == null || newest.getKey() <= after
                ? Optional.empty()
                : Optional.of(new News(tick, newest.getValue()));
    }
}
