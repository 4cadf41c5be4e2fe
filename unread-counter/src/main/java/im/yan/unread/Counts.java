// SPDX-License-Identifier: Apache-2.0
package im.yan.unread;

import im.yan.schemas.ProtobufSerde;
import im.yan.schemas.v1.UnreadCount;
import im.yan.unread.counting.Unread;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The counts of the users of one partition, and each user's total. On disk: they grow with users and conversations, by some
 * tens of bytes each. Both change within one transaction, so the total is always the sum.
 */
final class Counts {
    static final String COUNTS = "unread";
    static final String TOTALS = "totals";

    // Read again in full after a kill, and what is in the newest segment cannot be compacted yet: keep it small.
    private static final Map<String, String> CHANGELOG =
            Map.of("segment.bytes", Integer.toString(8 * 1024 * 1024), "min.cleanable.dirty.ratio", "0.3");

    private final KeyValueStore<String, UnreadCount> counts;
    private final KeyValueStore<String, Long> totals;

    private Counts(KeyValueStore<String, UnreadCount> counts, KeyValueStore<String, Long> totals) {
        this.counts = counts;
        this.totals = totals;
    }

    static StoreBuilder<KeyValueStore<String, UnreadCount>> countStore() {
        return store(COUNTS, new ProtobufSerde<>(UnreadCount.parser()));
    }

    static StoreBuilder<KeyValueStore<String, Long>> totalStore() {
        return store(TOTALS, Serdes.Long());
    }

    static Counts in(ProcessorContext<?, ?> context) {
        return new Counts(context.getStateStore(COUNTS), context.getStateStore(TOTALS));
    }

    /** Also the key of the record in im.unread. */
    static String key(long owner, String conversationId) {
        return owner + "/" + conversationId;
    }

    Unread load(long owner, String conversationId) {
        var stored = counts.get(key(owner, conversationId));
        return stored == null ? Unread.NOTHING : new Unread(stored.getHeadMessageNo(), stored.getReadNo());
    }

    /** Saves both, and returns the owner's new total. */
    long save(long owner, String conversationId, Unread before, Unread after) {
        var stored = UnreadCount.newBuilder()
                .setHeadMessageNo(after.head())
                .setReadNo(after.read())
                .build();
        counts.put(key(owner, conversationId), stored);
        var total = totalOf(owner) + after.count() - before.count();
        if (after.count() != before.count()) {
            totals.put(Long.toString(owner), total);
        }
        return total;
    }

    private long totalOf(long owner) {
        var stored = totals.get(Long.toString(owner));
        return stored == null ? 0 : stored;
    }

    private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), values)
                .withLoggingEnabled(CHANGELOG)
                .withCachingDisabled();
    }
}
