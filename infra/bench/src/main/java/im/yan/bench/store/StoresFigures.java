// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.store;

import im.yan.bench.measuring.Figures;
import java.util.List;

/** What one run gave: of the messages, of those that were looked for, and of filling each store again. */
record StoresFigures(Figures messages, List<Sighting> sightings, List<Rebuild> rebuilds) {

    StoresFigures {
        sightings = List.copyOf(sightings);
        rebuilds = List.copyOf(rebuilds);
    }

    /** Looked for in vain somewhere. */
    long unseen() {
        return sightings.stream().filter(sighting -> !sighting.isComplete()).count();
    }
}
