// SPDX-License-Identifier: Apache-2.0
package im.yan.unread;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.apache.kafka.streams.state.KeyValueStore;

/** Which tallies the clock alone will change, earliest first; at most one deadline for each. */
final class Deadlines {
    static final String STORE = "deadlines";

    private static final byte[] NOTHING_MORE = {};
    private static final String FIRST = "0";

    private final KeyValueStore<String, byte[]> byTime;

    Deadlines(KeyValueStore<String, byte[]> byTime) {
        this.byTime = byTime;
    }

    void move(CountKey key, OptionalLong before, OptionalLong after) {
        if (before.equals(after)) {
            return;
        }
        before.ifPresent(millis -> byTime.delete(entry(millis, key.text())));
        after.ifPresent(millis -> byTime.put(entry(millis, key.text()), NOTHING_MORE));
    }

    /** The earliest that have passed, at most so many. */
    List<CountKey> passed(long now, int max) {
        var passed = new ArrayList<CountKey>();
        try (var entries = byTime.range(FIRST, entry(now + 1, ""))) {
            while (entries.hasNext() && passed.size() < max) {
                var entry = entries.next().key;
                passed.add(CountKey.parse(entry.substring(entry.indexOf('/') + 1)));
            }
        }
        return passed;
    }

    /** All digits of a positive long, so that the order of the texts is the order of the times. */
    private static String entry(long millis, String key) {
        return String.format(Locale.ROOT, "%019d/%s", millis, key);
    }
}
