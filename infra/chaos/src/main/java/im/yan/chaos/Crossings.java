// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import java.util.List;

/**
 * How often a group went above the limit of write diffusion, and back.
 *
 * @param up from writing to reading
 * @param down from reading to writing
 */
record Crossings(int up, int down) {
    static final Crossings NONE = new Crossings(0, 0);

    /** @param above whether it was above, at one moment after the other */
    static Crossings among(List<Boolean> above) {
        var crossings = NONE;
        for (var i = 1; i < above.size(); i++) {
            crossings = crossings.plus(step(above.get(i - 1), above.get(i)));
        }
        return crossings;
    }

    private static Crossings step(boolean before, boolean now) {
        return new Crossings(!before && now ? 1 : 0, before && !now ? 1 : 0);
    }

    Crossings plus(Crossings other) {
        return new Crossings(up + other.up, down + other.down);
    }
}
