// SPDX-License-Identifier: Apache-2.0
package im.yan.router;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import im.yan.router.conversation.Conversation;
import im.yan.router.conversation.MemberDevice;
import im.yan.schemas.ConversationId;
import im.yan.schemas.ProtobufSerde;
import im.yan.schemas.v1.StoredAnswers;
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
 * The conversations of one partition, in three stores: where each stands, what is known of each member, and what was answered
 * to each device. On disk, because they grow with the number of conversations; devices per member and answers per device are
 * bounded.
 */
final class Conversations {
    static final String HEADS = "conversations";
    static final String MEMBERS = "members";
    static final String ANSWERS = "answers";

    // A killed router reads its changelogs again in full, and what is in their newest segment cannot be
    // compacted yet: at Kafka's default that is up to 1 GiB for each. Small enough, too, that the keys of one
    // segment fit the buffer of a small broker's cleaner.
    private static final Map<String, String> CHANGELOG =
            Map.of("segment.bytes", Integer.toString(8 * 1024 * 1024), "min.cleanable.dirty.ratio", "0.3");

    private final KeyValueStore<String, StoredConversation> heads;
    private final KeyValueStore<String, StoredMember> members;
    private final KeyValueStore<String, StoredAnswers> answers;

    private Conversations(
            KeyValueStore<String, StoredConversation> heads,
            KeyValueStore<String, StoredMember> members,
            KeyValueStore<String, StoredAnswers> answers) {
        this.heads = heads;
        this.members = members;
        this.answers = answers;
    }

    static StoreBuilder<KeyValueStore<String, StoredConversation>> headStore() {
        return store(HEADS, StoredConversation.parser());
    }

    static StoreBuilder<KeyValueStore<String, StoredMember>> memberStore() {
        return store(MEMBERS, StoredMember.parser());
    }

    static StoreBuilder<KeyValueStore<String, StoredAnswers>> answerStore() {
        return store(ANSWERS, StoredAnswers.parser());
    }

    static Conversations in(FixedKeyProcessorContext<?, ?> context) {
        return new Conversations(
                context.getStateStore(HEADS), context.getStateStore(MEMBERS), context.getStateStore(ANSWERS));
    }

    /** As the device sees it; one that nobody has written to yet is empty. */
    Conversation load(ConversationId.Direct id, MemberDevice device) {
        return new Conversation(
                id,
                device,
                orDefault(heads.get(id.text()), StoredConversation.getDefaultInstance()),
                orDefault(members.get(memberKey(id, device.userId())), StoredMember.getDefaultInstance()),
                orDefault(answers.get(answersKey(id, device)), StoredAnswers.getDefaultInstance()));
    }

    /** Writes what differs. */
    void save(Conversation before, Conversation after) {
        if (!after.head().equals(before.head())) {
            heads.put(after.id().text(), after.head());
        }
        if (!after.member().equals(before.member())) {
            members.put(memberKey(after.id(), after.device().userId()), after.member());
            forgetDevices(before, after);
        }
        if (!after.answers().equals(before.answers())) {
            answers.put(answersKey(after.id(), after.device()), after.answers());
        }
    }

    private void forgetDevices(Conversation before, Conversation after) {
        for (var device : before.member().getDevicesList()) {
            if (!after.member().getDevicesList().contains(device)) {
                answers.delete(
                        answersKey(after.id(), new MemberDevice(after.device().userId(), device)));
            }
        }
    }

    private static String answersKey(ConversationId.Direct id, MemberDevice device) {
        return memberKey(id, device.userId()) + "/" + device.deviceId();
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
