// SPDX-License-Identifier: Apache-2.0
package im.yan.client.sending;

import im.yan.schemas.v1.Content;
import im.yan.schemas.v1.Error;
import im.yan.schemas.v1.Send;
import im.yan.schemas.v1.SendAck;
import java.util.ArrayList;
import java.util.List;

/** A message without an answer yet. It keeps its clientMsgId however often it is sent. On the loop only. */
public final class PendingSend {

    /** What a message is known by: nobody but its sender makes its ids, so within a conversation they are unique. */
    public record Key(String conversationId, String clientMsgId) {}

    /** Who waits for the answer. Exactly one of the two is called, once, on the loop. */
    public interface Outcome {
        void accepted(SendAck ack);

        void refused(Error error);
    }

    private final Key key;
    private final Content content;
    private final List<Outcome> outcomes = new ArrayList<>(1);
    private int frameId;
    private long sentAtNanos;

    public PendingSend(Key key, Content content, Outcome outcome) {
        this.key = key;
        this.content = content;
        outcomes.add(outcome);
    }

    public Key key() {
        return key;
    }

    public Content content() {
        return content;
    }

    /** Somebody asked for the same message again: the one answer is for both. */
    void join(PendingSend same) {
        outcomes.addAll(same.outcomes);
    }

    void sentAs(int frame, long nowNanos) {
        frameId = frame;
        sentAtNanos = nowNanos;
    }

    int frameId() {
        return frameId;
    }

    long sentAtNanos() {
        return sentAtNanos;
    }

    Send request() {
        return Send.newBuilder()
                .setConversationId(key.conversationId())
                .setClientMsgId(key.clientMsgId())
                .setContent(content)
                .build();
    }

    public void accepted(SendAck ack) {
        outcomes.forEach(outcome -> outcome.accepted(ack));
    }

    /** Nothing more is tried for it. */
    public void refused(Error error) {
        outcomes.forEach(outcome -> outcome.refused(error));
    }
}
