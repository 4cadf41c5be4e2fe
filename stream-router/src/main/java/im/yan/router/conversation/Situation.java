// SPDX-License-Identifier: Apache-2.0
package im.yan.router.conversation;

import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.Accepted;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.GroupSettings;
import im.yan.schemas.v1.ReadPosition;
import im.yan.schemas.v1.Role;
import im.yan.schemas.v1.StoredConversation;
import im.yan.schemas.v1.StoredGroup;
import im.yan.schemas.v1.StoredMember;
import java.util.List;
import java.util.Optional;

/** A command, when it arrived, and the conversation as it finds it: all that a rule may look at. */
public record Situation(
        ConversationId id, Command command, Arrival arrival, ConversationView view, Accounts accounts, Rules rules) {

    public long sender() {
        return command.getSenderId();
    }

    public MemberDevice device() {
        return MemberDevice.of(command);
    }

    public long now() {
        return arrival.timeMillis();
    }

    public StoredConversation head() {
        return view.head();
    }

    public StoredGroup group() {
        return view.group();
    }

    public GroupSettings settings() {
        return group().getSettings();
    }

    public boolean isGroup() {
        return id instanceof ConversationId.Group;
    }

    /** What is remembered of the sender. */
    public StoredMember self() {
        return view.member(sender());
    }

    public Role roleOf(long userId) {
        return view.member(userId).getRole();
    }

    /** Whether the user takes part in this conversation now. */
    public boolean isMember(long userId) {
        return switch (id) {
            case ConversationId.Direct direct -> direct.has(userId);
            case ConversationId.Group group -> roleOf(userId) != Role.ROLE_UNSPECIFIED;
        };
    }

    /** Whether the sender takes part in this conversation, or did once. */
    boolean hasBeenMember() {
        return isMember(sender()) || self().getJoinedSeq() > 0;
    }

    /** The event of this kind, with its numbers. */
    public Decision happened(ConversationEvent.Builder kind) {
        var numbers = rules.numbering().next(head(), kind.hasMessagePosted() ? 1 : 0, arrival);
        var event = kind.setConversationId(id.text())
                .setSeq(numbers.getSeq())
                .setMessageNo(numbers.getMessageNo())
                .setEventId(numbers.getMessageId())
                .setActorId(sender())
                .setClientMsgId(command.getClientMsgId())
                .setTimeMillis(numbers.getTimeMillis());
        event.setMemberCount(Turnover.of(event).membersAfter(event, group().getMemberCount()));
        return new Decision.Happened(event.build(), Marks.changedBy(event, view));
    }

    /** Accepted, without an event: the sender's own view may have changed, nobody else's. */
    public Decision.Noted noted() {
        return new Decision.Noted(headNumbers(), Optional.empty(), Optional.empty(), List.of());
    }

    /** As {@link #noted()}, answered by the position the sender has read to. */
    public Decision.Noted noted(ReadPosition position) {
        var numbers = headNumbers().toBuilder()
                .setSeq(position.getSeq())
                .setMessageNo(position.getMessageNo())
                .build();
        return new Decision.Noted(numbers, Optional.empty(), Optional.empty(), List.of());
    }

    private Accepted headNumbers() {
        return Accepted.newBuilder()
                .setSeq(head().getHeadSeq())
                .setMessageNo(head().getHeadMessageNo())
                .setTimeMillis(now())
                .build();
    }
}
