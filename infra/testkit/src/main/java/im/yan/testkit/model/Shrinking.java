// SPDX-License-Identifier: Apache-2.0
package im.yan.testkit.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Finds a short history that still fails: leaves out ever smaller parts, as long as what is left fails too. */
public final class Shrinking {
    private static final int TRIES_MAX = 300;

    private Shrinking() {}

    /**
     * @param fails whether a history fails; asked at most 300 times
     * @return a part of the failing history, in its order, that fails too
     */
    public static List<Step> shrink(List<Step> failing, Predicate<List<Step>> fails) {
        var shortest = failing;
        var tries = 0;
        for (var part = Math.max(1, failing.size() / 2); part >= 1; part /= 2) {
            for (var from = 0; from < shortest.size() && tries < TRIES_MAX; ) {
                var shorter = without(shortest, from, part);
                tries++;
                if (fails.test(shorter)) {
                    shortest = shorter;
                } else {
                    from += part;
                }
            }
        }
        return shortest;
    }

    private static List<Step> without(List<Step> steps, int from, int count) {
        var rest = new ArrayList<>(steps.subList(0, from));
        rest.addAll(steps.subList(Math.min(steps.size(), from + count), steps.size()));
        return rest;
    }
}
