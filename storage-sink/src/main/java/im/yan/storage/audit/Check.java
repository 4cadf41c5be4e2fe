// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.audit;

import java.util.List;

/**
 * Compares what the stores hold at this moment.
 *
 * @param <U> what it can be asked about again
 */
interface Check<U> {

    /** What differs of these, and nothing of those that agree. */
    List<Finding<U>> of(List<U> units, Sums sums) throws AwayException;

    /**
     * @param unit which to ask about to see whether it still does
     * @param seen what was found, where that may move on: then it is another difference
     */
    record Finding<U>(U unit, Difference difference, String seen) {
        Finding(U unit, Difference difference) {
            this(unit, difference, "");
        }
    }
}
