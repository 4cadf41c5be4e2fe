// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import im.yan.schemas.v1.Content;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.MessagePosted;
import im.yan.schemas.v1.Text;

/** Events with as little in them as a test needs. */
public final class Events {

    private Events() {}

    public static ConversationEvent event(String conversationId, long seq) {
        return event(conversationId, seq, "");
    }

    public static ConversationEvent event(String conversationId, long seq, String body) {
        return ConversationEvent.newBuilder()
                .setConversationId(conversationId)
                .setSeq(seq)
                .setMessageNo(seq)
                .setTimeMillis(seq)
                .setMessagePosted(MessagePosted.newBuilder()
                        .setContent(
                                Content.newBuilder().setText(Text.newBuilder().setBody(body))))
                .build();
    }
}
