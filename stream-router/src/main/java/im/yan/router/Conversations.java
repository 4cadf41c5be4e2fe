// SPDX-License-Identifier: Apache-2.0
package im.yan.router;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import im.yan.router.conversation.Conversation;
import im.yan.schemas.ConversationId;
import im.yan.schemas.ProtobufSerde;
import im.yan.schemas.v1.StoredConversation;
import im.yan.schemas.v1.StoredMember;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The conversations of one partition, in two stores: where each stands, and what is known of each member. On disk, because they
 * grow with the number of conversations; a member's entry is bounded by the answers remembered.
 */
final class Conversations {
    static final String HEADS = "conversations";
    static final String MEMBERS = "members";

    // A killed router reads its changelogs again in full, and what is in their newest segment cannot be compacted yet:
    // Kafka's
    // default of 1 GiB would be minutes. Small enough, too, that one segment's keys fit the buffer of a small broker's
    // cleaner.
    private static final Map<String, String> CHANGELOG =
            Map.of("segment.bytes", Integer.toString(8 * 1024 * 1024), "min.cleanable.dirty.ratio", "0.3");

    private final KeyValueStore<String, StoredConversation> heads;
    private final KeyValueStore<String, StoredMember> members;

    private Conversations(
            KeyValueStore<String, StoredConversation> heads, KeyValueStore<String, StoredMember> members) {
        this.heads = heads;
        this.members = members;
    }

    static StoreBuilder<KeyValueStore<String, StoredConversation>> headStore() {
        return store(HEADS, StoredConversation.parser());
    }

    static StoreBuilder<KeyValueStore<String, StoredMember>> memberStore() {
        return store(MEMBERS, StoredMember.parser());
    }

    static Conversations in(FixedKeyProcessorContext<?, ?> context) {
        return new Conversations(context.getStateStore(HEADS), context.getStateStore(MEMBERS));
    }

    /** As the member sees it; one that nobody has written to yet is empty. */
    Conversation load(ConversationId.Direct id, long memberId) {
        return new Conversation(
                id,
                memberId,
                orDefault(heads.get(id.text()), StoredConversation.getDefaultInstance()),
                orDefault(members.get(memberKey(id, memberId)), StoredMember.getDefaultInstance()));
    }

    /** Writes what differs. */
    void save(Conversation before, Conversation after) {
        if (!after.head().equals(before.head())) {
            heads.put(after.id().text(), after.head());
        }
        if (!after.member().equals(before.member())) {
            members.put(memberKey(after.id(), after.memberId()), after.member());
        }
    }

    private static String memberKey(ConversationId.Direct id, long memberId) {
        return id.text() + "/" + memberId;
    }

    private static <M> M orDefault(@Nullable M stored, M byDefault) {
        return stored == null ? byDefault : stored;
    }

    private static <M extends Message> StoreBuilder<KeyValueStore<String, M>> store(String name, Parser<M> parser) {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(name), Serdes.String(), new ProtobufSerde<>(parser))
                .withLoggingEnabled(CHANGELOG)
                .withCachingDisabled();
    }
}
