// SPDX-License-Identifier: Apache-2.0
package im.yan.router.conversation;

import im.yan.schemas.v1.StoredAnswers;
import im.yan.schemas.v1.StoredConversation;
import im.yan.schemas.v1.StoredGroup;
import im.yan.schemas.v1.StoredMember;
import im.yan.schemas.v1.StoredMessage;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A conversation as it will be: what has changed lies over what was. Of one thread, for one command. */
public final class Draft implements ConversationView {
    private final ConversationView before;
    private final Map<Long, StoredMember> members = new LinkedHashMap<>();
    private final Map<Long, Optional<StoredMessage>> messages = new LinkedHashMap<>();
    private final Map<MemberDevice, StoredAnswers> answers = new HashMap<>();
    private final Set<MemberDevice> forgotten = new LinkedHashSet<>();
    private @Nullable StoredConversation head;
    private @Nullable StoredGroup group;
    private @Nullable List<Long> roster;

    public Draft(ConversationView before) {
        this.before = before;
    }

    public void head(StoredConversation now) {
        head = now;
    }

    public void group(StoredGroup now) {
        group = now;
    }

    public void member(long userId, StoredMember now) {
        members.put(userId, now);
    }

    public void message(long seq, StoredMessage now) {
        messages.put(seq, Optional.of(now));
    }

    public void forgetMessage(long seq) {
        messages.put(seq, Optional.empty());
    }

    /** None: the group is not write-diffused any more. */
    public void roster(List<Long> now) {
        roster = List.copyOf(now);
    }

    void answers(MemberDevice device, StoredAnswers now) {
        answers.put(device, now);
    }

    void forgetAnswers(MemberDevice device) {
        forgotten.add(device);
    }

    /** Hands on what differs from before, each once. */
    public void writeTo(Changes changes) {
        if (!head().equals(before.head())) {
            changes.head(head());
        }
        if (!group().equals(before.group())) {
            changes.group(group());
        }
        members.forEach((user, now) -> {
            if (!now.equals(before.member(user))) {
                changes.member(user, now);
            }
        });
        messages.forEach((seq, now) ->
                now.ifPresentOrElse(message -> changes.message(seq, message), () -> changes.forgetMessage(seq)));
        answers.forEach(changes::answers);
        forgotten.forEach(changes::forgetAnswers);
        if (roster != null) {
            changes.roster(roster);
        }
    }

    @Override
    public StoredConversation head() {
        return head == null ? before.head() : head;
    }

    @Override
    public StoredGroup group() {
        return group == null ? before.group() : group;
    }

    @Override
    public StoredMember member(long userId) {
        var now = members.get(userId);
        return now == null ? before.member(userId) : now;
    }

    @Override
    public Optional<StoredMessage> message(long seq) {
        var now = messages.get(seq);
        return now == null ? before.message(seq) : now;
    }

    @Override
    public StoredAnswers answers(MemberDevice device) {
        var now = answers.get(device);
        return now == null ? before.answers(device) : now;
    }

    @Override
    public List<Long> roster() {
        return roster == null ? before.roster() : roster;
    }

    /** As before: who has come and gone since is for the one who drafts to say. */
    @Override
    public List<Long> scanMembers() {
        return before.scanMembers();
    }
}
