// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.audit;

import java.util.EnumMap;
import java.util.Map;

/** How much of each store was compared, and a checksum of what was found there. For one thread. */
final class Sums {
    private final Map<Store, Checksum> checksums = new EnumMap<>(Store.class);
    private final Map<Store, Long> counts = new EnumMap<>(Store.class);

    /** Something that should be there, found or not. */
    void compared(Store store) {
        counts.merge(store, 1L, Long::sum);
    }

    void found(Store store, Object... parts) {
        checksums.computeIfAbsent(store, first -> new Checksum()).add(parts);
    }

    long count(Store store) {
        return counts.getOrDefault(store, 0L);
    }

    String checksum(Store store) {
        return checksums.getOrDefault(store, new Checksum()).hex();
    }
}
