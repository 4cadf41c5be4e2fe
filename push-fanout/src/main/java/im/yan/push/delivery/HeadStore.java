// SPDX-License-Identifier: Apache-2.0
package im.yan.push.delivery;

import im.yan.schemas.ProtobufSerde;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.Position;
import im.yan.schemas.v1.StoredHead;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The heads of one partition's users, at most {@link UserHeads#MAX} each; key {@code userId/conversationId}. */
public final class HeadStore {
    public static final String NAME = "heads";

    private final KeyValueStore<String, StoredHead> store;

    private HeadStore(KeyValueStore<String, StoredHead> store) {
        this.store = store;
    }

    /**
     * What an ack came to.
     *
     * @param position as far as the ack was believed
     * @param isNews no device of the user held that much before
     */
    public record Noted(Position position, boolean isNews) {}

    public static StoreBuilder<KeyValueStore<String, StoredHead>> builder() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(NAME), Serdes.String(), new ProtobufSerde<>(StoredHead.parser()))
                .withLoggingEnabled(Map.of())
                .withCachingEnabled();
    }

    public static HeadStore in(ProcessorContext<?, ?> context) {
        return new HeadStore(context.getStateStore(NAME));
    }

    /** To be called for every event before it is delivered. */
    public void raise(long userId, ConversationEvent event) {
        var key = key(userId, event.getConversationId());
        var known = find(key);
        var head = UserHeads.raised(known.orElse(StoredHead.getDefaultInstance()), event);
        if (!known.equals(Optional.of(head))) {
            store.put(key, head);
        }
        if (known.isEmpty()) {
            // Only a conversation that is new here can pass the bound, so a user's heads are rarely read as a whole.
            of(userId).surplus().forEach(conversation -> store.delete(key(userId, conversation)));
        }
    }

    /** Empty for a conversation whose head is not known: there is nothing to compare the ack with. */
    public Optional<Noted> noteDelivered(long userId, Position acked) {
        var key = key(userId, acked.getConversationId());
        return find(key).filter(head -> acked.getSeq() > 0).map(head -> {
            var seq = UserHeads.believable(head, acked.getSeq());
            var isNews = seq > head.getDeliveredSeq();
            if (isNews) {
                store.put(key, head.toBuilder().setDeliveredSeq(seq).build());
            }
            return new Noted(UserHeads.position(acked.getConversationId(), seq), isNews);
        });
    }

    /** Some device of the user holds the conversation up to here; 0 where none does or it is not known. */
    public long deliveredSeq(long userId, String conversationId) {
        return find(key(userId, conversationId))
                .map(StoredHead::getDeliveredSeq)
                .orElse(0L);
    }

    /** The user has left. */
    public void forget(long userId, String conversationId) {
        store.delete(key(userId, conversationId));
    }

    public UserHeads of(long userId) {
        var prefix = key(userId, "");
        var heads = new HashMap<String, StoredHead>();
        try (var entries = store.prefixScan(prefix, new StringSerializer())) {
            while (entries.hasNext()) {
                var entry = entries.next();
                heads.put(entry.key.substring(prefix.length()), entry.value);
            }
        }
        return new UserHeads(heads);
    }

    private Optional<StoredHead> find(String key) {
        return Optional.ofNullable(store.get(key));
    }

    private static String key(long userId, String conversationId) {
        return userId + "/" + conversationId;
    }
}
