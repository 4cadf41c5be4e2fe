// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.audit;

import im.yan.storage.audit.Pace.StoppedException;
import im.yan.storage.cdc.FeedTarget.TargetAwayException;
import im.yan.storage.redis.CacheView;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.KafkaException;

/**
 * Compares all there is, once: the log with MySQL and Elasticsearch, a partition at a time, then Redis with MySQL. Holds a chunk of
 * events and its rows, how far the conversations of one partition have come, and what is suspected; no more. For one thread.
 *
 * <pre>
 *   im.messages ──chunk──▶ {@link EventCheck}            ─┐
 *   end of a partition ──▶ {@link EndCheck}              ─┼─differs─▶ {@link Suspects} ─still differs─▶ {@link Drift}
 *   Redis's keys ────────▶ {@link CacheCheck}            ─┘
 * </pre>
 */
final class Sweep {
    /** Events, or conversations, compared at once. */
    private static final int CHUNK_MAX = 1_000;
    /** Keys of the cache compared at once: each may have a whole window of events. */
    private static final int KEYS_MAX = 50;

    private final AuditSettings settings;
    private final Clock clock;
    private final Pace pace;
    private final Progress progress;
    private final Drift drift;
    private final Sums sums = new Sums();
    private final long began = System.nanoTime();
    private long conversations;
    private long events;

    /** Told as it goes on. */
    @FunctionalInterface
    interface Progress {
        /**
         * @param moreEvents since it was told last
         * @param done of the log, from 0 to 1
         */
        void at(int moreEvents, double done);
    }

    /** @param loggedBefore subjects of differences that an earlier sweep has logged */
    Sweep(AuditSettings settings, Clock clock, Pace pace, Progress progress, Set<String> loggedBefore) {
        this.settings = settings;
        this.clock = clock;
        this.pace = pace;
        this.progress = progress;
        this.drift = new Drift(loggedBefore);
    }

    Drift drift() {
        return drift;
    }

    /** So far, or at its end. */
    AuditReport report(Optional<Store> away) {
        var stores = new LinkedHashMap<String, AuditReport.OfStore>();
        for (var store : settings.stores()) {
            var isAway = away.filter(store::equals).isPresent() ? Boolean.TRUE : null;
            stores.put(
                    store.text(),
                    new AuditReport.OfStore(sums.count(store), drift.count(store), sums.checksum(store), isAway));
        }
        var took = Duration.ofNanos(System.nanoTime() - began);
        return new AuditReport(conversations, events, AuditReport.seconds(took), stores, drift.named());
    }

    void run(Stores stores) throws AwayException, StoppedException {
        var atATime = settings.rate() == 0 ? CHUNK_MAX : Math.min(settings.rate(), CHUNK_MAX);
        try (var log = SettledLog.open(settings.bootstrapServers(), clock, settings.settle(), atATime)) {
            readLog(log, stores);
        } catch (KafkaException e) {
            throw AwayException.ofTheLog(e);
        }
        if (stores.cache().isPresent()) {
            readCache(stores.cache().get(), stores);
        }
    }

    private void readLog(SettledLog log, Stores stores) throws AwayException, StoppedException {
        var differing = suspects(new EventCheck(stores));
        var endings = suspects(new EndCheck(stores, settings.bootstrapServers()));
        for (var partition : log.partitions()) {
            log.begin(partition);
            readPartition(log, differing, endings);
        }
        differing.decide();
        endings.decide();
    }

    private void readPartition(SettledLog log, Suspects<SettledEvent> differing, Suspects<ConversationEnd> endings)
            throws AwayException, StoppedException {
        var ends = new ConversationEnds();
        for (var chunk = log.next(); chunk.isPresent(); chunk = log.next()) {
            var settled = chunk.get();
            settled.forEach(ends::add);
            differing.examine(settled, sums);
            events += settled.size();
            progress.at(settled.size(), log.done());
            pace.after(settled.size());
            if (ends.isFull()) {
                examine(ends.drain(), endings);
            }
        }
        var tail = log.tail();
        examine(ends.drain().stream().map(end -> end.before(tail)).toList(), endings);
    }

    private void examine(List<ConversationEnd> ends, Suspects<ConversationEnd> endings)
            throws AwayException, StoppedException {
        conversations += ends.size();
        for (var from = 0; from < ends.size(); from += CHUNK_MAX) {
            var part = ends.subList(from, Math.min(from + CHUNK_MAX, ends.size()));
            endings.examine(part, sums);
            pace.after(part.size());
        }
    }

    private void readCache(CacheView cache, Stores stores) throws AwayException, StoppedException {
        var differing = suspects(new CacheCheck(stores.mysql(), cache));
        try {
            var part = new ArrayList<CachedKey>();
            for (var keys = cache.keys(); keys.hasNext(); ) {
                CachedKey.of(keys.next()).ifPresent(part::add);
                if (part.size() == KEYS_MAX || !keys.hasNext()) {
                    differing.examine(part, sums);
                    pace.after(part.size());
                    part = new ArrayList<>();
                }
            }
        } catch (TargetAwayException e) {
            throw AwayException.of(Store.REDIS, e);
        }
        differing.decide();
    }

    private <U> Suspects<U> suspects(Check<U> check) {
        return new Suspects<>(check, drift, pace, settings.settle());
    }
}
