// SPDX-License-Identifier: Apache-2.0
package im.yan.push.offline;

import im.yan.schemas.ProtobufSerde;
import im.yan.schemas.v1.ConversationMarks;
import im.yan.schemas.v1.StoredMute;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The conversations that do not disturb one partition's users, at most {@link #MAX} each: beyond it the mute that ends first
 * is forgotten. Key {@code userId/conversationId}.
 */
public final class MuteStore {
    public static final String NAME = "mutes";

    static final int MAX = 1_000;

    private final KeyValueStore<String, StoredMute> store;

    private MuteStore(KeyValueStore<String, StoredMute> store) {
        this.store = store;
    }

    public static StoreBuilder<KeyValueStore<String, StoredMute>> builder() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(NAME), Serdes.String(), new ProtobufSerde<>(StoredMute.parser()))
                .withLoggingEnabled(Map.of())
                .withCachingEnabled();
    }

    public static MuteStore in(ProcessorContext<?, ?> context) {
        return new MuteStore(context.getStateStore(NAME));
    }

    public void note(long userId, ConversationMarks marks, long now) {
        var key = key(userId, marks.getConversationId());
        if (marks.getMutedUntilMillis() <= now) {
            store.delete(key);
            return;
        }
        if (store.get(key) == null) {
            makeRoom(userId);
        }
        store.put(
                key,
                StoredMute.newBuilder()
                        .setUntilMillis(marks.getMutedUntilMillis())
                        .build());
    }

    public boolean isMuted(long userId, String conversationId, long now) {
        var mute = store.get(key(userId, conversationId));
        return mute != null && mute.getUntilMillis() > now;
    }

    private void makeRoom(long userId) {
        var all = new ArrayList<KeyValue<String, StoredMute>>();
        try (var entries = store.prefixScan(key(userId, ""), new StringSerializer())) {
            entries.forEachRemaining(all::add);
        }
        if (all.size() >= MAX) {
            all.sort(Comparator.comparingLong(mute -> mute.value.getUntilMillis()));
            store.delete(all.getFirst().key);
        }
    }

    private static String key(long userId, String conversationId) {
        return userId + "/" + conversationId;
    }
}
