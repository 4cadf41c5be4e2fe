// SPDX-License-Identifier: Apache-2.0
package im.yan.unread;

import im.yan.schemas.ProtobufSerde;
import im.yan.schemas.v1.StoredUnread;
import im.yan.unread.counting.Tally;
import im.yan.unread.counting.Totals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The tallies of the users of one partition, what each user's add up to, and when which is to be looked at again. On disk: they
 * grow with users and conversations, by some tens of bytes each. All change within one transaction, so the totals are always
 * the sums.
 */
final class Counts {
    static final String COUNTS = "unread";

    // Read again in full after a kill, and what is in the newest segment cannot be compacted yet: keep it small.
    private static final Map<String, String> CHANGELOG =
            Map.of("segment.bytes", Integer.toString(8 * 1024 * 1024), "min.cleanable.dirty.ratio", "0.3");

    private final KeyValueStore<String, StoredUnread> counts;
    private final OwnerTotals totals;
    private final Deadlines deadlines;

    private Counts(KeyValueStore<String, StoredUnread> counts, OwnerTotals totals, Deadlines deadlines) {
        this.counts = counts;
        this.totals = totals;
        this.deadlines = deadlines;
    }

    static List<StoreBuilder<?>> stores() {
        return List.of(
                store(COUNTS, new ProtobufSerde<>(StoredUnread.parser())),
                store(OwnerTotals.STORE, Serdes.Long()),
                store(Deadlines.STORE, Serdes.ByteArray()));
    }

    static String[] storeNames() {
        return new String[] {COUNTS, OwnerTotals.STORE, Deadlines.STORE};
    }

    static Counts in(ProcessorContext<?, ?> context) {
        return new Counts(
                context.getStateStore(COUNTS),
                new OwnerTotals(context.getStateStore(OwnerTotals.STORE)),
                new Deadlines(context.getStateStore(Deadlines.STORE)));
    }

    Optional<Tally> load(CountKey key) {
        return Optional.ofNullable(counts.get(key.text())).map(TallyRecord::tally);
    }

    /** Saves the tally with all that follows from it, and returns the owner's new totals. */
    Totals save(CountKey key, Tally before, Tally after) {
        counts.put(key.text(), TallyRecord.stored(after));
        deadlines.move(key, before.dueMillis(), after.dueMillis());
        return totals.move(key.owner(), before.share(), after.share());
    }

    void forget(CountKey key, Tally last) {
        counts.delete(key.text());
        deadlines.move(key, last.dueMillis(), OptionalLong.empty());
        totals.move(key.owner(), last.share(), Totals.NOTHING);
    }

    /** The tallies that are due, at most so many. */
    List<CountKey> due(long now, int max) {
        return deadlines.passed(now, max);
    }

    private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), values)
                .withLoggingEnabled(CHANGELOG)
                .withCachingDisabled();
    }
}
