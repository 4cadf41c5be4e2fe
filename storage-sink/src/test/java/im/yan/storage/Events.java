// SPDX-License-Identifier: Apache-2.0
package im.yan.storage;

import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.Content;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.MessageEdited;
import im.yan.schemas.v1.MessagePosted;
import im.yan.schemas.v1.MessageRecalled;
import im.yan.schemas.v1.Text;
import java.util.concurrent.atomic.AtomicLong;

/** Conversations that no other test uses, and what is said in them. */
public final class Events {
    private static final AtomicLong USERS = new AtomicLong(System.currentTimeMillis() * 1_000);

    private Events() {}

    /** A user nobody has used yet. */
    public static long newUser() {
        return USERS.incrementAndGet();
    }

    /** The first of so many users nobody has used yet. */
    public static long newUsers(int count) {
        return USERS.getAndAdd(count) + 1;
    }

    /** A conversation of two new users. */
    public static ConversationId.Direct newConversation() {
        return new ConversationId.Direct(newUser(), newUser());
    }

    /** A message by the user with the smaller id. */
    public static ConversationEvent posted(ConversationId.Direct conversation, long seq) {
        return posted(conversation, seq, "hello");
    }

    public static ConversationEvent posted(ConversationId.Direct conversation, long seq, String body) {
        var content = Content.newBuilder().setText(Text.newBuilder().setBody(body));
        return ConversationEvent.newBuilder()
                .setConversationId(conversation.text())
                .setSeq(seq)
                .setMessageNo(seq)
                .setEventId(conversation.smaller() + seq)
                .setActorId(conversation.smaller())
                .setClientMsgId(clientMsgId(conversation, seq))
                .setTimeMillis(1_700_000_000_000L + seq)
                .setMessagePosted(MessagePosted.newBuilder().setContent(content))
                .build();
    }

    /** The message of that number says something else from now on. */
    public static ConversationEvent edited(ConversationId.Direct conversation, long seq, long target, String body) {
        var content = Content.newBuilder().setText(Text.newBuilder().setBody(body));
        return posted(conversation, seq).toBuilder()
                .setMessageEdited(
                        MessageEdited.newBuilder().setTargetSeq(target).setContent(content))
                .build();
    }

    /** The message of that number says nothing from now on. */
    public static ConversationEvent recalled(ConversationId.Direct conversation, long seq, long target) {
        return posted(conversation, seq).toBuilder()
                .setMessageRecalled(MessageRecalled.newBuilder().setTargetSeq(target))
                .build();
    }

    /** What the sender called that message. */
    public static String clientMsgId(ConversationId.Direct conversation, long seq) {
        return conversation.text() + "#" + seq;
    }
}
