// SPDX-License-Identifier: Apache-2.0
package im.yan.unread;

import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.Accepted;
import im.yan.schemas.v1.CommandAnswered;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.Error;
import im.yan.schemas.v1.InboxEntry;
import im.yan.schemas.v1.ReadPosition;

/** Inbox entries as the router writes them, for tests. */
public final class Entries {
    public static final long ALICE = 601;
    public static final long BOB = 602;
    public static final ConversationId.Direct CHAT = ConversationId.direct(ALICE, BOB);

    private Entries() {}

    /** The n-th message of the conversation, from the other one. */
    public static InboxEntry received(long owner, ConversationId.Direct conversation, long n) {
        return InboxEntry.newBuilder()
                .setOwnerId(owner)
                .setEvent(event(conversation.peerOf(owner), conversation, n))
                .build();
    }

    /** The n-th message of the conversation, from the owner. */
    public static InboxEntry sent(long owner, ConversationId.Direct conversation, long n) {
        return answered(
                owner,
                answer(conversation)
                        .setAccepted(Accepted.newBuilder().setSeq(n).setMessageNo(n))
                        .setEvent(event(owner, conversation, n)));
    }

    public static InboxEntry resent(long owner, ConversationId.Direct conversation, long n) {
        return answered(
                owner,
                answer(conversation).setAccepted(Accepted.newBuilder().setSeq(n).setMessageNo(n)));
    }

    public static InboxEntry refused(long owner, ConversationId.Direct conversation) {
        return answered(owner, answer(conversation).setRefused(Error.getDefaultInstance()));
    }

    public static InboxEntry read(long owner, long reader, ConversationId.Direct conversation, long n) {
        return InboxEntry.newBuilder()
                .setOwnerId(owner)
                .setRead(ReadPosition.newBuilder()
                        .setConversationId(conversation.text())
                        .setUserId(reader)
                        .setSeq(n)
                        .setMessageNo(n))
                .build();
    }

    private static CommandAnswered.Builder answer(ConversationId.Direct conversation) {
        return CommandAnswered.newBuilder().setConversationId(conversation.text());
    }

    private static InboxEntry answered(long owner, CommandAnswered.Builder answer) {
        return InboxEntry.newBuilder().setOwnerId(owner).setAnswered(answer).build();
    }

    private static ConversationEvent event(long actor, ConversationId.Direct conversation, long n) {
        return ConversationEvent.newBuilder()
                .setConversationId(conversation.text())
                .setSeq(n)
                .setMessageNo(n)
                .setActorId(actor)
                .build();
    }
}
