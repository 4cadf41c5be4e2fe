// SPDX-License-Identifier: Apache-2.0
package im.yan.testkit.model;

import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.ConversationEvent.KindCase;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.Role;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All conversations: says how each command is to be answered, and what is then true. Not thread-safe. */
public final class ModelChat {
    private final Set<Long> accounts;
    private final Map<String, ModelConversation> conversations = new TreeMap<>();
    private final Map<String, Outcome> answers = new HashMap<>();

    public ModelChat(Set<Long> accounts) {
        this.accounts = Set.copyOf(accounts);
    }

    /** @param timeMillis when the command enters the log */
    public Outcome apply(Command command, long timeMillis) {
        var resend = "%s/%d/%s/%s"
                .formatted(
                        command.getConversationId(),
                        command.getSenderId(),
                        command.getOrigin().getDeviceId(),
                        command.getClientMsgId());
        var first = answers.get(resend);
        if (first != null) {
            return first;
        }
        var outcome = decide(command, timeMillis);
        if (isRemembered(command, outcome)) {
            answers.put(resend, outcome);
        }
        return outcome;
    }

    /** A refusal, too, unless a stranger's or one that time may heal. */
    private boolean isRemembered(Command command, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> true;
            case Outcome.Refused refused -> refused.code() != ErrorCode.RECIPIENT_UNKNOWN && hasBeenMember(command);
        };
    }

    private boolean hasBeenMember(Command command) {
        var conversation = conversations.get(command.getConversationId());
        var sender = conversation == null ? null : conversation.people.get(command.getSenderId());
        return sender != null && (sender.isMember() || sender.wasMember);
    }

    /** By conversationId; those to which somebody has written. */
    public Map<String, ModelConversation> conversations() {
        return Map.copyOf(conversations);
    }

    private Outcome decide(Command command, long timeMillis) {
        var id = ConversationId.parse(command.getConversationId()).orElseThrow();
        return switch (id) {
            case ConversationId.Direct direct -> inDirect(direct, command, timeMillis);
            case ConversationId.Group group -> inGroup(command, timeMillis);
        };
    }

    private Outcome inDirect(ConversationId.Direct id, Command command, long timeMillis) {
        if (!id.has(command.getSenderId())) {
            return refused(ErrorCode.NOT_A_MEMBER);
        }
        var conversation = conversations.computeIfAbsent(id.text(), absent -> {
            var fresh = new ModelConversation(false);
            fresh.person(id.smaller()).role = Role.MEMBER;
            fresh.person(id.larger()).role = Role.MEMBER;
            return fresh;
        });
        return new MessageLife(conversation, command, timeMillis).decide();
    }

    private Outcome inGroup(Command command, long timeMillis) {
        var conversation = conversations.get(command.getConversationId());
        if (command.hasCreateGroup()) {
            return create(conversation, command);
        }
        if (conversation == null) {
            return refused(
                    command.hasJoinGroup()
                                    && !command.getJoinGroup()
                                            .getInvitationCode()
                                            .isEmpty()
                            ? ErrorCode.INVITATION_INVALID
                            : ErrorCode.CONVERSATION_UNKNOWN);
        }
        return new GroupLife(conversation, command, timeMillis, accounts).decide();
    }

    private Outcome create(@Nullable ModelConversation taken, Command command) {
        if (taken != null) {
            return refused(ErrorCode.GROUP_EXISTS);
        }
        if (!accounts.containsAll(command.getCreateGroup().getMemberIdsList())) {
            return refused(ErrorCode.RECIPIENT_UNKNOWN);
        }
        var group = new ModelConversation(true);
        group.settings = command.getCreateGroup().getSettings();
        group.admit(command.getCreateGroup().getMemberIdsList());
        group.admit(Set.of(command.getSenderId()));
        group.people.values().forEach(person -> person.visibleFrom = 1);
        group.person(command.getSenderId()).role = Role.OWNER;
        conversations.put(command.getConversationId(), group);
        return group.happened(command, KindCase.GROUP_CREATED, Set.of());
    }

    static Outcome refused(ErrorCode code) {
        return new Outcome.Refused(code);
    }
}
