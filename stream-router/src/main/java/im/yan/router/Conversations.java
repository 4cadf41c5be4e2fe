// SPDX-License-Identifier: Apache-2.0
package im.yan.router;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import im.yan.schemas.ConversationId;
import im.yan.schemas.ProtobufSerde;
import im.yan.schemas.v1.StoredAnswers;
import im.yan.schemas.v1.StoredConversation;
import im.yan.schemas.v1.StoredGroup;
import im.yan.schemas.v1.StoredMember;
import im.yan.schemas.v1.StoredMessage;
import im.yan.schemas.v1.StoredRoster;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The conversations of one partition, in six stores. On disk, because they grow with the number of conversations and of those who
 * ever were in one; within a conversation everything else has a bound, named in router_stores.proto.
 *
 * @param heads where each stands
 * @param groups what a group has agreed on
 * @param members what is known of each member
 * @param rosters who the members are, of groups that are diffused by writing
 * @param messages what may still be changed
 * @param answers what was answered to each device
 */
record Conversations(
        KeyValueStore<String, StoredConversation> heads,
        KeyValueStore<String, StoredGroup> groups,
        KeyValueStore<String, StoredMember> members,
        KeyValueStore<String, StoredRoster> rosters,
        KeyValueStore<String, StoredMessage> messages,
        KeyValueStore<String, StoredAnswers> answers) {
    static final String HEADS = "conversations";
    static final String GROUPS = "groups";
    static final String MEMBERS = "members";
    static final String ROSTERS = "rosters";
    static final String MESSAGES = "messages";
    static final String ANSWERS = "answers";

    static final String[] NAMES = {HEADS, GROUPS, MEMBERS, ROSTERS, MESSAGES, ANSWERS};

    // A killed router reads its changelogs again in full, and what is in their newest segment cannot be
    // compacted yet: at Kafka's default that is up to 1 GiB for each. Small enough, too, that the keys of one
    // segment fit the buffer of a small broker's cleaner.
    private static final Map<String, String> CHANGELOG =
            Map.of("segment.bytes", Integer.toString(8 * 1024 * 1024), "min.cleanable.dirty.ratio", "0.3");

    static List<StoreBuilder<?>> stores() {
        return List.of(
                store(HEADS, StoredConversation.parser()),
                store(GROUPS, StoredGroup.parser()),
                store(MEMBERS, StoredMember.parser()),
                store(ROSTERS, StoredRoster.parser()),
                store(MESSAGES, StoredMessage.parser()),
                store(ANSWERS, StoredAnswers.parser()));
    }

    static Conversations in(FixedKeyProcessorContext<?, ?> context) {
        return new Conversations(
                context.getStateStore(HEADS),
                context.getStateStore(GROUPS),
                context.getStateStore(MEMBERS),
                context.getStateStore(ROSTERS),
                context.getStateStore(MESSAGES),
                context.getStateStore(ANSWERS));
    }

    /** For one command: what was looked up once is not looked up again. */
    StoredView of(ConversationId id) {
        return new StoredView(id, this);
    }

    private static <M extends Message> StoreBuilder<KeyValueStore<String, M>> store(String name, Parser<M> parser) {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(name), Serdes.String(), new ProtobufSerde<>(parser))
                .withLoggingEnabled(CHANGELOG)
                .withCachingDisabled();
    }
}
