// SPDX-License-Identifier: Apache-2.0
package im.yan.unread;

import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.Accepted;
import im.yan.schemas.v1.CommandAnswered;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.ConversationMarks;
import im.yan.schemas.v1.Diffusion;
import im.yan.schemas.v1.Error;
import im.yan.schemas.v1.InboxEntry;
import im.yan.schemas.v1.Membership;
import im.yan.schemas.v1.Mentions;
import im.yan.schemas.v1.MessageEdited;
import im.yan.schemas.v1.MessagePosted;
import im.yan.schemas.v1.MessageRecalled;
import im.yan.schemas.v1.ReadPosition;

/** Inbox entries as the router writes them, for tests. */
public final class Entries {
    public static final long ALICE = 601;
    public static final long BOB = 602;
    public static final ConversationId.Direct CHAT = ConversationId.direct(ALICE, BOB);
    public static final ConversationId.Group GROUP = new ConversationId.Group(77);

    private Entries() {}

    /** The n-th message of the conversation, from somebody else, where nothing but messages ever was. */
    public static InboxEntry received(long owner, ConversationId conversation, long n) {
        return caused(owner, posted(conversation, n, n, other(owner), nobody()));
    }

    /** The same, and it mentions the owner. */
    public static InboxEntry mentioned(long owner, ConversationId conversation, long n) {
        return caused(owner, posted(conversation, n, n, other(owner), named(owner)));
    }

    /** The n-th message of the conversation, from the owner. */
    public static InboxEntry sent(long owner, ConversationId conversation, long n) {
        return caused(owner, posted(conversation, n, n, owner, nobody()));
    }

    public static InboxEntry resent(long owner, ConversationId conversation, long n) {
        return answered(
                owner,
                answer(conversation).setAccepted(Accepted.newBuilder().setSeq(n).setMessageNo(n)));
    }

    public static InboxEntry refused(long owner, ConversationId conversation) {
        return answered(owner, answer(conversation).setRefused(Error.getDefaultInstance()));
    }

    public static InboxEntry read(long owner, long reader, ConversationId conversation, long n) {
        return read(owner, reader, conversation, n, n);
    }

    public static InboxEntry read(long owner, long reader, ConversationId conversation, long seq, long messageNo) {
        return entry(owner)
                .setRead(ReadPosition.newBuilder()
                        .setConversationId(conversation.text())
                        .setUserId(reader)
                        .setSeq(seq)
                        .setMessageNo(messageNo))
                .build();
    }

    public static InboxEntry joined(
            long owner, ConversationId conversation, long seq, long messageNo, Diffusion diffusion) {
        return membership(
                owner,
                place(conversation, seq, messageNo, diffusion).setMember(true).setJoined(true));
    }

    public static InboxEntry left(long owner, ConversationId conversation, long seq, long messageNo) {
        return membership(owner, place(conversation, seq, messageNo, Diffusion.WRITE));
    }

    public static InboxEntry diffused(
            long owner, ConversationId conversation, long seq, long messageNo, Diffusion diffusion) {
        return membership(owner, place(conversation, seq, messageNo, diffusion).setMember(true));
    }

    public static InboxEntry marks(
            long owner, ConversationId conversation, long version, long mutedUntilMillis, boolean markedUnread) {
        return entry(owner)
                .setMarks(ConversationMarks.newBuilder()
                        .setConversationId(conversation.text())
                        .setUserId(owner)
                        .setVersion(version)
                        .setMutedUntilMillis(mutedUntilMillis)
                        .setMarkedUnread(markedUnread))
                .build();
    }

    /** The event as the owner's inbox has it: an answer where she caused it. */
    public static InboxEntry caused(long owner, ConversationEvent event) {
        return event.getActorId() == owner
                ? answered(
                        owner,
                        CommandAnswered.newBuilder()
                                .setConversationId(event.getConversationId())
                                .setAccepted(Accepted.newBuilder()
                                        .setSeq(event.getSeq())
                                        .setMessageNo(event.getMessageNo()))
                                .setEvent(event))
                : entry(owner).setEvent(event).build();
    }

    public static ConversationEvent posted(
            ConversationId conversation, long seq, long messageNo, long actor, Mentions mentions) {
        return event(conversation, seq, messageNo, actor)
                .setMessagePosted(MessagePosted.newBuilder().setMentions(mentions))
                .build();
    }

    public static ConversationEvent edited(
            ConversationId conversation, long seq, long messageNo, long target, Mentions mentions) {
        return event(conversation, seq, messageNo, ALICE)
                .setMessageEdited(
                        MessageEdited.newBuilder().setTargetSeq(target).setMentions(mentions))
                .build();
    }

    public static ConversationEvent recalled(
            ConversationId conversation, long seq, long messageNo, long actor, long target) {
        return event(conversation, seq, messageNo, actor)
                .setMessageRecalled(MessageRecalled.newBuilder().setTargetSeq(target))
                .build();
    }

    public static ConversationEvent.Builder event(ConversationId conversation, long seq, long messageNo, long actor) {
        return ConversationEvent.newBuilder()
                .setConversationId(conversation.text())
                .setSeq(seq)
                .setMessageNo(messageNo)
                .setActorId(actor);
    }

    public static Mentions nobody() {
        return Mentions.getDefaultInstance();
    }

    public static Mentions named(long user) {
        return Mentions.newBuilder().addUserIds(user).build();
    }

    public static Mentions everybody() {
        return Mentions.newBuilder().setEverybody(true).build();
    }

    private static long other(long owner) {
        return owner == ALICE ? BOB : ALICE;
    }

    private static Membership.Builder place(
            ConversationId conversation, long seq, long messageNo, Diffusion diffusion) {
        return Membership.newBuilder()
                .setConversationId(conversation.text())
                .setSeq(seq)
                .setMessageNo(messageNo)
                .setDiffusion(diffusion);
    }

    private static InboxEntry membership(long owner, Membership.Builder membership) {
        return entry(owner).setMembership(membership).build();
    }

    private static CommandAnswered.Builder answer(ConversationId conversation) {
        return CommandAnswered.newBuilder().setConversationId(conversation.text());
    }

    private static InboxEntry answered(long owner, CommandAnswered.Builder answer) {
        return entry(owner).setAnswered(answer).build();
    }

    private static InboxEntry.Builder entry(long owner) {
        return InboxEntry.newBuilder().setOwnerId(owner);
    }
}
