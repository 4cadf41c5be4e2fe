// SPDX-License-Identifier: Apache-2.0
package im.yan.push.session;

import java.util.Optional;
import java.util.OptionalLong;

/** What this instance has heard of the connectors. */
interface Connectors {

    /**
     * The newest life of a connector.
     *
     * @param seenMillis when this instance last heard of it, by its own clock
     */
    record Sighting(long epoch, long seenMillis) {}

    Optional<Sighting> find(int connector);

    /** When any connector was last heard of; empty if none ever was. */
    OptionalLong lastHeardMillis();
}
