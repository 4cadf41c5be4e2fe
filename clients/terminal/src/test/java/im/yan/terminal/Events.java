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
    static final Talk.Parties PARTIES = new Talk.Parties(ALICE, BOB);
    static final Instant NOON = Instant.parse("2026-05-03T12:03:00Z");

    private Events() {}

    static ConversationEvent said(Account who, long seq, String text) {
        return ConversationEvent.newBuilder()
                .setConversationId(PARTIES.conversationId())
                .setSeq(seq)
                .setMessageNo(seq)
                .setActorId(who.userId())
                .setTimeMillis(NOON.toEpochMilli())
                .setMessagePosted(MessagePosted.newBuilder()
                        .setContent(
                                Content.newBuilder().setText(Text.newBuilder().setBody(text))))
                .build();
    }
}
