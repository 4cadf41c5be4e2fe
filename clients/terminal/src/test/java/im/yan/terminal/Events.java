// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import im.yan.client.Account;
import im.yan.schemas.v1.Content;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.MessagePosted;
import im.yan.schemas.v1.Text;
import java.time.Instant;

/** What alice and bob said to each other, around noon of the third of May 2026. */
final class Events {
    static final Account ALICE = new Account(7, "alice", "Alice");
    static final Account BOB = new Account(9, "bob", "Bob");
    static final String CONVERSATION = "d:7:9";
    static final String GROUP = "g:3";
    static final Instant NOON = Instant.parse("2026-05-03T12:03:00Z");

    private Events() {}

    static ConversationEvent said(Account who, long seq, String text) {
        return ConversationEvent.newBuilder()
                .setConversationId(CONVERSATION)
                .setSeq(seq)
                .setMessageNo(seq)
                .setActorId(who.userId())
                .setTimeMillis(NOON.toEpochMilli())
                .setMessagePosted(MessagePosted.newBuilder()
                        .setContent(
                                Content.newBuilder().setText(Text.newBuilder().setBody(text))))
                .build();
    }

    /** As {@link #said}, in a group of four. */
    static ConversationEvent.Builder inGroup(Account who, long seq) {
        return ConversationEvent.newBuilder()
                .setConversationId(GROUP)
                .setSeq(seq)
                .setMessageNo(seq)
                .setActorId(who.userId())
                .setMemberCount(4)
                .setTimeMillis(NOON.toEpochMilli());
    }

    /** Alice is the one who looks. */
    static People people() {
        return new People(
                new Directory() {
                    @Override
                    public Account byId(long userId) throws ChatException {
                        if (userId == BOB.userId()) {
                            return BOB;
                        }
                        throw new ChatException("there is nobody with the number " + userId);
                    }

                    @Override
                    public Account byName(String name) throws ChatException {
                        if (name.equals(BOB.name())) {
                            return BOB;
                        }
                        throw new ChatException("there is nobody called " + name);
                    }
                },
                ALICE);
    }
}
