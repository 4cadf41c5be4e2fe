// SPDX-License-Identifier: Apache-2.0
package im.yan.push.group;

import im.yan.schemas.ProtobufSerde;
import im.yan.schemas.v1.StoredInterest;
import im.yan.schemas.v1.StoredInterests;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * What {@link Interests} must remember over a restart; key conversationId. Written when a connector begins or ends to take
 * part, not when it says so again.
 */
public final class InterestStore {
    public static final String NAME = "interests";

    private final KeyValueStore<String, StoredInterests> store;

    private InterestStore(KeyValueStore<String, StoredInterests> store) {
        this.store = store;
    }

    public static StoreBuilder<KeyValueStore<String, StoredInterests>> builder() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(NAME),
                        Serdes.String(),
                        new ProtobufSerde<>(StoredInterests.parser()))
                .withLoggingEnabled(Map.of())
                .withCachingEnabled();
    }

    public static InterestStore in(ProcessorContext<?, ?> context) {
        return new InterestStore(context.getStateStore(NAME));
    }

    /** Reads the whole store: for a start only. */
    Map<String, List<StoredInterest>> load() {
        var loaded = new HashMap<String, List<StoredInterest>>();
        try (var all = store.all()) {
            while (all.hasNext()) {
                var entry = all.next();
                loaded.put(entry.key, entry.value.getInterestsList());
            }
        }
        return loaded;
    }

    void save(String conversationId, Collection<StoredInterest> interests) {
        if (interests.isEmpty()) {
            store.delete(conversationId);
        } else {
            store.put(
                    conversationId,
                    StoredInterests.newBuilder().addAllInterests(interests).build());
        }
    }
}
