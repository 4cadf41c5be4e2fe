// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.audit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a sweep has found to differ for good, each message once. Written by one thread, counted by any. */
final class Drift {
    /** Named in a report. */
    static final int NAMED_MAX = 100;
    /** Remembered, to be counted and logged once; of further ones a message may be counted twice, and none is logged. */
    static final int REMEMBERED_MAX = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(Drift.class);

    private final Set<String> loggedBefore;
    private final Map<Store, Long> counts = new ConcurrentHashMap<>();
    private final Set<String> subjects = new HashSet<>();
    private final List<Difference> named = new ArrayList<>();

    /** @param loggedBefore subjects an earlier sweep has logged */
    Drift(Set<String> loggedBefore) {
        this.loggedBefore = loggedBefore;
    }

    void confirm(Difference difference) {
        if (knows(difference)) {
            return;
        }
        counts.merge(difference.store(), 1L, Long::sum);
        if (named.size() < NAMED_MAX) {
            named.add(difference);
        }
        if (subjects.size() < REMEMBERED_MAX) {
            subjects.add(difference.subject());
            log(difference);
        }
    }

    boolean knows(Difference difference) {
        return subjects.contains(difference.subject());
    }

    private void log(Difference difference) {
        if (!loggedBefore.contains(difference.subject())) {
            LOG.atWarn()
                    .addKeyValue("store", difference.store().text())
                    .addKeyValue("conversationId", difference.conversationId())
                    .addKeyValue("seq", difference.seq())
                    .addKeyValue("reason", difference.reason())
                    .log("a store does not say what the log says");
        }
    }

    long count(Store store) {
        return counts.getOrDefault(store, 0L);
    }

    long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    List<Difference> named() {
        return List.copyOf(named);
    }

    Set<String> subjects() {
        return Set.copyOf(subjects);
    }
}
