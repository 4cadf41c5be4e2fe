// SPDX-License-Identifier: Apache-2.0
package im.yan.push.account;

import im.yan.schemas.Topics;
import im.yan.schemas.v1.AccountState;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The accounts of one partition's users as the change feed last told of them; one entry for each account there is. */
public final class AccountStore {
    public static final String NAME = "accounts";

    private final KeyValueStore<String, AccountState> store;

    private AccountStore(KeyValueStore<String, AccountState> store) {
        this.store = store;
    }

    public static StoreBuilder<KeyValueStore<String, AccountState>> builder() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(NAME), Serdes.String(), Topics.ACCOUNTS.serde())
                .withLoggingEnabled(Map.of())
                .withCachingEnabled();
    }

    public static AccountStore in(ProcessorContext<?, ?> context) {
        return new AccountStore(context.getStateStore(NAME));
    }

    public void note(AccountState state) {
        store.put(Long.toString(state.getUserId()), state);
    }

    /** @param key of the deleted record */
    public void forget(String key) {
        store.delete(key);
    }

    /** Of a user the feed has not told of yet: nothing said. */
    public AccountState of(long userId) {
        var state = store.get(Long.toString(userId));
        return state == null ? AccountState.getDefaultInstance() : state;
    }
}
