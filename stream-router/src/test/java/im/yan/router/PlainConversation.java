// SPDX-License-Identifier: Apache-2.0
package im.yan.router;

import im.yan.router.conversation.Accounts;
import im.yan.router.conversation.Arrival;
import im.yan.router.conversation.Changes;
import im.yan.router.conversation.ConversationView;
import im.yan.router.conversation.Decision;
import im.yan.router.conversation.MemberDevice;
import im.yan.router.conversation.Rules;
import im.yan.router.conversation.Situation;
import im.yan.router.decision.Decide;
import im.yan.router.decision.Effects;
import im.yan.router.diffusion.Audience;
import im.yan.router.diffusion.Decided;
import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.Role;
import im.yan.schemas.v1.StoredAnswers;
import im.yan.schemas.v1.StoredConversation;
import im.yan.schemas.v1.StoredGroup;
import im.yan.schemas.v1.StoredMember;
import im.yan.schemas.v1.StoredMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A conversation without Kafka, kept in maps. Commands arrive a millisecond apart; whoever is asked for has an account. */
public final class PlainConversation implements ConversationView, Changes {
    public static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    public final Map<Long, Accounts.Standing> accounts = new HashMap<>();
    /** By user, the one she has blocked. */
    public final Map<Long, Long> blocks = new HashMap<>();

    public final Map<Long, StoredMessage> messages = new TreeMap<>();
    private final Map<Long, StoredMember> members = new TreeMap<>();
    private final Map<MemberDevice, StoredAnswers> answers = new HashMap<>();
    private final ConversationId id;
    private final Rules rules;
    private StoredConversation head = StoredConversation.getDefaultInstance();
    private StoredGroup group = StoredGroup.getDefaultInstance();
    private List<Long> roster = List.of();
    private long now = START;
    private long offset;
    /** How often a member was looked up, and all of them were. */
    public int lookups;

    public int scans;

    public PlainConversation(ConversationId id, Rules rules) {
        this.id = id;
        this.rules = rules;
    }

    public Decided decide(Command command) {
        now++;
        offset++;
        var situation = new Situation(id, command, new Arrival(now, 1, offset), this, new Announced(), rules);
        var decision = Decide.of(situation);
        var after = Effects.of(decision, situation);
        var audience = Audience.of(decision, situation, after);
        after.writeTo(this);
        return new Decided(command, decision, audience);
    }

    public Decision decision(Command command) {
        return decide(command).decision();
    }

    /** The event this command leads to. */
    public ConversationEvent event(Command command) {
        return switch (decision(command)) {
            case Decision.Happened happened -> happened.event();
            case Decision.Refused refused -> throw new AssertionError(refused.error());
            case Decision other -> throw new AssertionError(other);
        };
    }

    /** Why this command is refused. */
    public ErrorCode refusal(Command command) {
        return decision(command) instanceof Decision.Refused refused
                ? refused.error().getCode()
                : ErrorCode.ERROR_CODE_UNSPECIFIED;
    }

    public void pass(Duration time) {
        now += time.toMillis();
    }

    public long now() {
        return now;
    }

    private final class Announced implements Accounts {

        @Override
        public Standing of(long userId) {
            return accounts.getOrDefault(userId, Standing.ACTIVE);
        }

        @Override
        public boolean hasBlocked(long userId, long otherId) {
            return blocks.getOrDefault(userId, 0L) == otherId;
        }
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
        lookups++;
        return members.getOrDefault(userId, StoredMember.getDefaultInstance());
    }

    @Override
    public Optional<StoredMessage> message(long seq) {
        return Optional.ofNullable(messages.get(seq));
    }

    @Override
    public StoredAnswers answers(MemberDevice device) {
        return answers.getOrDefault(device, StoredAnswers.getDefaultInstance());
    }

    @Override
    public List<Long> roster() {
        return roster;
    }

    @Override
    public List<Long> scanMembers() {
        scans++;
        return members.entrySet().stream()
                .filter(entry -> entry.getValue().getRole() != Role.ROLE_UNSPECIFIED)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public void head(StoredConversation changed) {
        head = changed;
    }

    @Override
    public void group(StoredGroup changed) {
        group = changed;
    }

    @Override
    public void member(long userId, StoredMember changed) {
        members.put(userId, changed);
    }

    @Override
    public void message(long seq, StoredMessage changed) {
        messages.put(seq, changed);
    }

    @Override
    public void forgetMessage(long seq) {
        messages.remove(seq);
    }

    @Override
    public void answers(MemberDevice device, StoredAnswers changed) {
        answers.put(device, changed);
    }

    @Override
    public void forgetAnswers(MemberDevice device) {
        answers.remove(device);
    }

    @Override
    public void roster(List<Long> changed) {
        roster = changed;
    }
}
