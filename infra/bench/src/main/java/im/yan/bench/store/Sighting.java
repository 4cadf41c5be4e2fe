// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.store;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** When a message was acked, and when it was seen in each store first. Safe from any thread. */
final class Sighting {
    private final Place place;
    private final long ackedNanos;
    private final Map<Store, Long> seen = new EnumMap<>(Store.class);

    Sighting(Place place, long ackedNanos) {
        this.place = place;
        this.ackedNanos = ackedNanos;
    }

    Place place() {
        return place;
    }

    synchronized void seenIn(Store store, long nanoTime) {
        seen.putIfAbsent(store, nanoTime);
    }

    synchronized boolean isComplete() {
        return seen.size() == Store.values().length;
    }

    /** Microseconds; empty if it was not seen there. */
    synchronized Optional<Long> sinceAck(Store store) {
        return Optional.ofNullable(seen.get(store)).map(at -> micros(at - ackedNanos));
    }

    /** Microseconds; 0 if whoever looks there looked earlier; empty if it was not seen in both. */
    synchronized Optional<Long> between(Store earlier, Store later) {
        return Optional.ofNullable(seen.get(earlier))
                .flatMap(from -> Optional.ofNullable(seen.get(later)).map(to -> micros(to - from)));
    }

    private static long micros(long nanos) {
        return Math.max(0, nanos / 1_000);
    }
}
