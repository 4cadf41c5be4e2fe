// SPDX-License-Identifier: Apache-2.0
package im.yan.push.group;

import im.yan.schemas.ProtobufSerde;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.Position;
import im.yan.schemas.v1.StoredBroadcastHead;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** How far each read-diffused group was broadcast; key conversationId. One entry for each that ever was, dissolved ones too. */
public final class BroadcastHeadStore {
    public static final String NAME = "broadcast-heads";

    private final KeyValueStore<String, StoredBroadcastHead> store;

    private BroadcastHeadStore(KeyValueStore<String, StoredBroadcastHead> store) {
        this.store = store;
    }

    public static StoreBuilder<KeyValueStore<String, StoredBroadcastHead>> builder() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(NAME),
                        Serdes.String(),
                        new ProtobufSerde<>(StoredBroadcastHead.parser()))
                .withLoggingEnabled(Map.of())
                .withCachingEnabled();
    }

    public static BroadcastHeadStore in(ProcessorContext<?, ?> context) {
        return new BroadcastHeadStore(context.getStateStore(NAME));
    }

    /** A repeated event changes nothing. */
    public void raise(ConversationEvent event) {
        var known = store.get(event.getConversationId());
        if (known == null || known.getSeq() < event.getSeq()) {
            store.put(
                    event.getConversationId(),
                    StoredBroadcastHead.newBuilder()
                            .setSeq(event.getSeq())
                            .setMessageNo(event.getMessageNo())
                            .build());
        }
    }

    public Optional<Position> of(String conversationId) {
        return Optional.ofNullable(store.get(conversationId))
                .map(head -> Position.newBuilder()
                        .setConversationId(conversationId)
                        .setSeq(head.getSeq())
                        .setMessageNo(head.getMessageNo())
                        .build());
    }
}
