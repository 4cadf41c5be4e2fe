// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.store;

import im.yan.bench.measuring.Figures;
import java.util.List;

/** What one run gave: of the messages, and of those that were looked for. */
record StoresFigures(Figures messages, List<Sighting> sightings) {

    StoresFigures {
        sightings = List.copyOf(sightings);
    }

    /** Looked for in vain somewhere. */
    long unseen() {
        return sightings.stream().filter(sighting -> !sighting.isComplete()).count();
    }
}
