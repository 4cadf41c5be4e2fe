// SPDX-License-Identifier: Apache-2.0
package im.yan.push.account;

import im.yan.schemas.Topics;
import im.yan.schemas.v1.BlockState;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Whom one partition's users have blocked, as the change feed last told of them; key {@code userId/blockedId}. One entry for each
 * row of the table it mirrors.
 */
public final class BlockStore {
    public static final String NAME = "blocks";

    private final KeyValueStore<String, BlockState> store;

    private BlockStore(KeyValueStore<String, BlockState> store) {
        this.store = store;
    }

    public static StoreBuilder<KeyValueStore<String, BlockState>> builder() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(NAME), Serdes.String(), Topics.BLOCKS.serde())
                .withLoggingEnabled(Map.of())
                .withCachingEnabled();
    }

    public static BlockStore in(ProcessorContext<?, ?> context) {
        return new BlockStore(context.getStateStore(NAME));
    }

    public void note(BlockState state) {
        store.put(key(state.getUserId(), state.getBlockedId()), state);
    }

    /** @param key of the deleted record */
    public void forget(String key) {
        store.delete(key);
    }

    public boolean has(long userId, long blockedId) {
        return store.get(key(userId, blockedId)) != null;
    }

    private static String key(long userId, long blockedId) {
        return userId + "/" + blockedId;
    }
}
