// SPDX-License-Identifier: Apache-2.0
package im.yan.push.presence;

import im.yan.schemas.ProtobufSerde;
import im.yan.schemas.v1.StoredLastSeen;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** When each user's last session ended; key userId. One number for each account that was ever online. */
public final class LastSeenStore {
    public static final String NAME = "last-seen";

    private final KeyValueStore<String, StoredLastSeen> store;

    private LastSeenStore(KeyValueStore<String, StoredLastSeen> store) {
        this.store = store;
    }

    public static StoreBuilder<KeyValueStore<String, StoredLastSeen>> builder() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(NAME),
                        Serdes.String(),
                        new ProtobufSerde<>(StoredLastSeen.parser()))
                .withLoggingEnabled(Map.of())
                .withCachingEnabled();
    }

    public static LastSeenStore in(ProcessorContext<?, ?> context) {
        return new LastSeenStore(context.getStateStore(NAME));
    }

    public void note(long userId, long millis) {
        store.put(
                Long.toString(userId),
                StoredLastSeen.newBuilder().setMillis(millis).build());
    }

    /** 0 where it is not known. */
    public long of(long userId) {
        var seen = store.get(Long.toString(userId));
        return seen == null ? 0 : seen.getMillis();
    }
}
