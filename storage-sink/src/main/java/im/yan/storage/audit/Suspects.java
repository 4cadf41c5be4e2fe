// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.audit;

import im.yan.storage.audit.Check.Finding;
import im.yan.storage.audit.Pace.StoppedException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Differences that may only be in flight. Each is looked at again, and counts once it has been seen all through the settle time;
 * what has gone by then was none. For one thread.
 *
 * @param <U> what the check can be asked about
 */
final class Suspects<U> {
    /** With so many, the sweep waits until they are decided. */
    static final int SUSPECTS_MAX = 1_000;
    /** After so many that were confirmed nobody waits for the next ones: a store that is empty would take days. */
    static final int WAITED_FOR_MAX = 1_000;

    private static final int LOOKS = 3;

    private final Check<U> check;
    private final Drift drift;
    private final Pace pace;
    private final Duration settle;
    private final Map<Finding<U>, Long> since = new LinkedHashMap<>();

    Suspects(Check<U> check, Drift drift, Pace pace, Duration settle) {
        this.check = check;
        this.drift = drift;
        this.pace = pace;
        this.settle = settle;
    }

    /** Compares these, and decides what was suspected long enough. */
    void examine(List<U> units, Sums sums) throws AwayException, StoppedException {
        add(check.of(units, sums));
    }

    /** Takes them on, and decides those whose time has come. */
    void add(List<Finding<U>> findings) throws AwayException, StoppedException {
        note(findings);
        if (isOldestDue()) {
            look();
        }
        while (since.size() >= SUSPECTS_MAX) {
            waitAndLook();
        }
    }

    /** Decides all of them. */
    void decide() throws AwayException, StoppedException {
        while (!since.isEmpty()) {
            waitAndLook();
        }
    }

    private void note(List<Finding<U>> findings) {
        for (var finding : findings) {
            if (!drift.knows(finding.difference())) {
                since.putIfAbsent(finding, System.nanoTime());
            }
        }
    }

    private boolean isOldestDue() {
        return !since.isEmpty() && isDue(since.values().iterator().next());
    }

    private void waitAndLook() throws AwayException, StoppedException {
        pace.pause(patience().dividedBy(LOOKS));
        look();
    }

    private void look() throws AwayException {
        var units = since.keySet().stream().map(Finding::unit).distinct().toList();
        var still = check.of(units, new Sums());
        since.keySet().retainAll(Set.copyOf(still));
        for (var finding : still) {
            var seen = since.get(finding);
            if (seen != null && isDue(seen)) {
                drift.confirm(finding.difference());
                since.remove(finding);
            }
        }
        // Another difference of the same thing begins its own time.
        note(still);
    }

    private boolean isDue(long seen) {
        return System.nanoTime() - seen >= patience().toNanos();
    }

    private Duration patience() {
        return drift.count() >= WAITED_FOR_MAX ? Duration.ZERO : settle;
    }
}
