// SPDX-License-Identifier: Apache-2.0
package im.yan.push.offline;

import im.yan.schemas.ProtobufSerde;
import im.yan.schemas.v1.StoredPending;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * What is to be told to one partition's users, at most {@link #CONVERSATIONS_MAX} conversations each: beyond it the one whose
 * message is oldest is forgotten. Beyond {@link #ENTRIES_MAX} in all, further ones are not told. Key {@code
 * userId/conversationId}; when each is due is known in memory. Used by one thread.
 */
public final class PendingStore {
    public static final String NAME = "pending-pushes";

    static final int CONVERSATIONS_MAX = 100;
    static final int ENTRIES_MAX = 200_000;

    private static final Comparator<Due> EARLIEST_FIRST =
            Comparator.comparingLong(Due::millis).thenComparing(Due::key);

    /** One conversation of one user. */
    public record Entry(long userId, String conversationId, StoredPending pending) {
        public boolean isWaiting() {
            return Pending.isWaiting(pending);
        }
    }

    private record Due(long millis, String key) {}

    private final KeyValueStore<String, StoredPending> store;
    private final OfflineTimes times;
    private final int entriesMax;
    private final TreeSet<Due> due = new TreeSet<>(EARLIEST_FIRST);

    private PendingStore(KeyValueStore<String, StoredPending> store, OfflineTimes times, int entriesMax) {
        this.store = store;
        this.times = times;
        this.entriesMax = entriesMax;
        try (var all = store.all()) {
            while (all.hasNext()) {
                var entry = all.next();
                due.add(new Due(entry.value.getDueMillis(), entry.key));
            }
        }
    }

    public static StoreBuilder<KeyValueStore<String, StoredPending>> builder() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(NAME),
                        Serdes.String(),
                        new ProtobufSerde<>(StoredPending.parser()))
                .withLoggingEnabled(Map.of())
                .withCachingEnabled();
    }

    public static PendingStore in(ProcessorContext<?, ?> context, OfflineTimes times) {
        return in(context, times, ENTRIES_MAX);
    }

    static PendingStore in(ProcessorContext<?, ?> context, OfflineTimes times, int entriesMax) {
        return new PendingStore(context.getStateStore(NAME), times, entriesMax);
    }

    /** @return false if there was no room: the user is not told of it */
    public boolean missed(long userId, String conversationId, Missed missed, long now) {
        var key = key(userId, conversationId);
        var before = store.get(key);
        if (before == null) {
            if (due.size() >= entriesMax) {
                return false;
            }
            makeRoom(userId);
        }
        var known = before == null ? StoredPending.getDefaultInstance() : before;
        replace(key, known, Optional.of(Pending.with(known, missed, times, now)));
        return true;
    }

    public void seen(long userId, String conversationId, long seq) {
        change(key(userId, conversationId), pending -> Pending.seen(pending, seq, times));
    }

    public void recalled(long userId, String conversationId, long seq) {
        change(key(userId, conversationId), pending -> Pending.recalled(pending, seq, times));
    }

    public void told(Entry entry, long now) {
        change(key(entry), pending -> Optional.of(Pending.told(pending, times, now)));
    }

    public void hold(Entry entry, long untilMillis) {
        change(
                key(entry),
                pending -> Optional.of(
                        pending.toBuilder().setDueMillis(untilMillis).build()));
    }

    public void forget(Entry entry) {
        change(key(entry), pending -> Optional.empty());
    }

    /** The most urgent first. */
    public List<Entry> due(long now, int max) {
        var entries = new ArrayList<Entry>();
        for (var one : due) {
            if (one.millis() > now || entries.size() >= max) {
                break;
            }
            entries.add(entry(one.key(), store.get(one.key())));
        }
        return entries;
    }

    /** As it is by now, if it need not wait any longer. */
    public Optional<Entry> stillDue(Entry entry, long now) {
        return Optional.ofNullable(store.get(key(entry)))
                .filter(pending -> pending.getDueMillis() <= now)
                .map(pending -> new Entry(entry.userId(), entry.conversationId(), pending));
    }

    private void makeRoom(long userId) {
        var prefix = key(userId, "");
        var all = new ArrayList<KeyValue<String, StoredPending>>();
        try (var entries = store.prefixScan(prefix, new StringSerializer())) {
            entries.forEachRemaining(all::add);
        }
        if (all.size() >= CONVERSATIONS_MAX) {
            all.sort(Comparator.comparingLong(entry -> entry.value.getTimeMillis()));
            change(all.getFirst().key, pending -> Optional.empty());
        }
    }

    private void change(String key, Function<StoredPending, Optional<StoredPending>> change) {
        // Mostly nothing waits for the users who are online, and each of their acks comes by here.
        var before = due.isEmpty() ? null : store.get(key);
        if (before != null) {
            replace(key, before, change.apply(before));
        }
    }

    private void replace(String key, StoredPending before, Optional<StoredPending> after) {
        if (after.equals(Optional.of(before))) {
            return;
        }
        due.remove(new Due(before.getDueMillis(), key));
        if (after.isEmpty()) {
            store.delete(key);
        } else {
            store.put(key, after.get());
            due.add(new Due(after.get().getDueMillis(), key));
        }
    }

    private static Entry entry(String key, StoredPending pending) {
        var end = key.indexOf('/');
        return new Entry(Long.parseLong(key.substring(0, end)), key.substring(end + 1), pending);
    }

    private static String key(Entry entry) {
        return key(entry.userId(), entry.conversationId());
    }

    private static String key(long userId, String conversationId) {
        return userId + "/" + conversationId;
    }
}
