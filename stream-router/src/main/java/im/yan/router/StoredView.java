// SPDX-License-Identifier: Apache-2.0
package im.yan.router;

import im.yan.router.conversation.Changes;
import im.yan.router.conversation.ConversationView;
import im.yan.router.conversation.MemberDevice;
import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.Role;
import im.yan.schemas.v1.StoredAnswers;
import im.yan.schemas.v1.StoredConversation;
import im.yan.schemas.v1.StoredGroup;
import im.yan.schemas.v1.StoredMember;
import im.yan.schemas.v1.StoredMessage;
import im.yan.schemas.v1.StoredRoster;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** One conversation in the stores: read as it was when the command came, written as it is afterwards. */
final class StoredView implements ConversationView, Changes {
    private final String id;
    private final Conversations stores;
    private final StoredConversation head;
    private final StoredGroup group;
    private final Map<Long, StoredMember> members = new HashMap<>();

    StoredView(ConversationId id, Conversations stores) {
        this.id = id.text();
        this.stores = stores;
        this.head = orDefault(stores.heads().get(this.id), StoredConversation.getDefaultInstance());
        this.group = id instanceof ConversationId.Group
                ? orDefault(stores.groups().get(this.id), StoredGroup.getDefaultInstance())
                : StoredGroup.getDefaultInstance();
    }

    @Override
    public StoredConversation head() {
        return head;
    }

    @Override
    public StoredGroup group() {
        return group;
    }

    @Override
    public StoredMember member(long userId) {
        return members.computeIfAbsent(
                userId, user -> orDefault(stores.members().get(memberKey(user)), StoredMember.getDefaultInstance()));
    }

    @Override
    public Optional<StoredMessage> message(long seq) {
        return Optional.ofNullable(stores.messages().get(messageKey(seq)));
    }

    @Override
    public StoredAnswers answers(MemberDevice device) {
        return orDefault(stores.answers().get(answersKey(device)), StoredAnswers.getDefaultInstance());
    }

    @Override
    public List<Long> roster() {
        return orDefault(stores.rosters().get(id), StoredRoster.getDefaultInstance())
                .getMemberIdsList();
    }

    @Override
    public List<Long> scanMembers() {
        var prefix = memberKey("");
        var found = new ArrayList<Long>();
        try (var all = stores.members().prefixScan(prefix, new StringSerializer())) {
            all.forEachRemaining(entry -> {
                if (entry.value.getRole() != Role.ROLE_UNSPECIFIED) {
                    found.add(Long.valueOf(entry.key.substring(prefix.length())));
                }
            });
        }
        return found;
    }

    @Override
    public void head(StoredConversation now) {
        stores.heads().put(id, now);
    }

    @Override
    public void group(StoredGroup now) {
        stores.groups().put(id, now);
    }

    @Override
    public void member(long userId, StoredMember now) {
        stores.members().put(memberKey(userId), now);
    }

    @Override
    public void message(long seq, StoredMessage now) {
        stores.messages().put(messageKey(seq), now);
    }

    @Override
    public void forgetMessage(long seq) {
        stores.messages().delete(messageKey(seq));
    }

    @Override
    public void answers(MemberDevice device, StoredAnswers now) {
        stores.answers().put(answersKey(device), now);
    }

    @Override
    public void forgetAnswers(MemberDevice device) {
        stores.answers().delete(answersKey(device));
    }

    @Override
    public void roster(List<Long> now) {
        if (now.isEmpty()) {
            stores.rosters().delete(id);
        } else {
            stores.rosters()
                    .put(id, StoredRoster.newBuilder().addAllMemberIds(now).build());
        }
    }

    private String memberKey(Object user) {
        return id + "/" + user;
    }

    // Of one width, so that a conversation's messages lie in the order of its log.
    private String messageKey(long seq) {
        return "%s/%019d".formatted(id, seq);
    }

    private String answersKey(MemberDevice device) {
        return memberKey(device.userId()) + "/" + device.deviceId();
    }

    private static <M> M orDefault(@Nullable M stored, M byDefault) {
        return stored == null ? byDefault : stored;
    }
}
