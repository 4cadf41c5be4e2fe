// SPDX-License-Identifier: Apache-2.0
package im.yan.push.group;

import im.yan.schemas.ProtobufSerde;
import im.yan.schemas.v1.Diffusion;
import im.yan.schemas.v1.Membership;
import im.yan.schemas.v1.StoredMembership;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The groups of one partition's users, as many each as {@link UserMemberships} allows; key {@code userId/conversationId}. */
public final class MembershipStore {
    public static final String NAME = "memberships";

    private final KeyValueStore<String, StoredMembership> store;

    private MembershipStore(KeyValueStore<String, StoredMembership> store) {
        this.store = store;
    }

    public static StoreBuilder<KeyValueStore<String, StoredMembership>> builder() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(NAME),
                        Serdes.String(),
                        new ProtobufSerde<>(StoredMembership.parser()))
                .withLoggingEnabled(Map.of())
                .withCachingEnabled();
    }

    public static MembershipStore in(ProcessorContext<?, ?> context) {
        return new MembershipStore(context.getStateStore(NAME));
    }

    public Optional<StoredMembership> find(long userId, String conversationId) {
        return Optional.ofNullable(store.get(key(userId, conversationId)));
    }

    public boolean is(Diffusion diffusion, long userId, String conversationId) {
        return find(userId, conversationId)
                .filter(membership -> membership.getDiffusion() == diffusion)
                .isPresent();
    }

    /**
     * A user who has left stays noted until the event that says so was handled.
     *
     * @return read-diffused conversations that were forgotten to make room
     */
    public List<String> note(long userId, Membership membership, long now) {
        var key = key(userId, membership.getConversationId());
        var isNew = store.get(key) == null;
        store.put(key, UserMemberships.stored(membership, now));
        if (!isNew && membership.getDiffusion() != Diffusion.READ) {
            return List.of();
        }
        var all = of(userId);
        var surplus = all.surplus();
        surplus.forEach(conversation -> forget(userId, conversation));
        return surplus.stream().filter(all::isReadDiffused).toList();
    }

    public void forget(long userId, String conversationId) {
        store.delete(key(userId, conversationId));
    }

    public UserMemberships of(long userId) {
        var prefix = key(userId, "");
        var memberships = new HashMap<String, StoredMembership>();
        try (var entries = store.prefixScan(prefix, new StringSerializer())) {
            while (entries.hasNext()) {
                var entry = entries.next();
                memberships.put(entry.key.substring(prefix.length()), entry.value);
            }
        }
        return new UserMemberships(memberships);
    }

    private static String key(long userId, String conversationId) {
        return userId + "/" + conversationId;
    }
}
