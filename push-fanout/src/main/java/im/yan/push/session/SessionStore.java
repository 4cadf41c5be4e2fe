// SPDX-License-Identifier: Apache-2.0
package im.yan.push.session;

import im.yan.schemas.ProtobufSerde;
import im.yan.schemas.v1.StoredSessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** The sessions of one partition's users. A user without a session has no entry; how many one may have is bounded by config. */
public final class SessionStore {
    public static final String NAME = "sessions";

    private final KeyValueStore<String, StoredSessions> store;

    private SessionStore(KeyValueStore<String, StoredSessions> store) {
        this.store = store;
    }

    /**
     * Some users in the store's order.
     *
     * @param next where the following slice begins; empty after the last
     */
    public record Slice(List<Long> userIds, Optional<String> next) {}

    public static StoreBuilder<KeyValueStore<String, StoredSessions>> builder() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(NAME),
                        Serdes.String(),
                        new ProtobufSerde<>(StoredSessions.parser()))
                .withLoggingEnabled(Map.of())
                .withCachingEnabled();
    }

    public static SessionStore in(ProcessorContext<?, ?> context) {
        return new SessionStore(context.getStateStore(NAME));
    }

    public UserSessions load(long userId) {
        var stored = store.get(Long.toString(userId));
        return stored == null ? UserSessions.NONE : new UserSessions(stored.getSessionsList());
    }

    public void save(long userId, UserSessions sessions) {
        var key = Long.toString(userId);
        if (sessions.isEmpty()) {
            store.delete(key);
        } else {
            store.put(
                    key,
                    StoredSessions.newBuilder().addAllSessions(sessions.all()).build());
        }
    }

    /** Reads the whole store: for a start only. */
    public int count() {
        var count = 0;
        try (var all = store.all()) {
            while (all.hasNext()) {
                count += all.next().value.getSessionsCount();
            }
        }
        return count;
    }

    /** At most {@code max} users from a place that an earlier slice named, or from the beginning. */
    public Slice slice(Optional<String> from, int max) {
        var userIds = new ArrayList<Long>();
        try (var entries = store.range(from.orElse(null), unbounded())) {
            while (entries.hasNext() && userIds.size() < max) {
                userIds.add(Long.parseLong(entries.next().key));
            }
            return new Slice(userIds, entries.hasNext() ? Optional.of(entries.peekNextKey()) : Optional.empty());
        }
    }

    private static @Nullable String unbounded() {
        return null;
    }
}
