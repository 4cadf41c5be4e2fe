// SPDX-License-Identifier: Apache-2.0
package im.yan.unread;

import im.yan.unread.counting.Totals;
import org.apache.kafka.streams.state.KeyValueStore;

/** Each user's totals: three numbers, moved by what one conversation has changed and never counted anew. */
final class OwnerTotals {
    static final String STORE = "totals";

    private static final String MUTED = "/muted";
    private static final String MENTIONS = "/mentions";

    private final KeyValueStore<String, Long> numbers;

    OwnerTotals(KeyValueStore<String, Long> numbers) {
        this.numbers = numbers;
    }

    Totals move(long owner, Totals before, Totals after) {
        var user = Long.toString(owner);
        var change = after.minus(before);
        return new Totals(
                add(user, change.unread()), add(user + MUTED, change.muted()), add(user + MENTIONS, change.mentions()));
    }

    private long add(String key, long change) {
        var stored = numbers.get(key);
        var number = (stored == null ? 0 : stored) + change;
        if (change != 0) {
            numbers.put(key, number);
        }
        return number;
    }
}
