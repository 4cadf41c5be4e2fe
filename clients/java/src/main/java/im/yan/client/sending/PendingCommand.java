// SPDX-License-Identifier: Apache-2.0
package im.yan.client.sending;

import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.Error;
import im.yan.schemas.v1.SendAck;
import java.util.ArrayList;
import java.util.List;

/**
 * A message, or another command, without an answer yet. It keeps its clientMsgId however often it is sent. On the loop only.
 */
public final class PendingCommand {

    /**
     * What a command is known by: nobody but its sender makes its ids, so within a conversation they are unique.
     *
     * @param conversationId empty for a group that is to be created
     */
    public record Key(String conversationId, String clientMsgId) {

        static Key of(ClientFrame request) {
            return request.hasSend()
                    ? new Key(
                            request.getSend().getConversationId(),
                            request.getSend().getClientMsgId())
                    : new Key(
                            request.getCommand().getConversationId(),
                            request.getCommand().getClientMsgId());
        }

        /** The same command before it had a conversation. */
        Key withoutConversation() {
            return new Key("", clientMsgId);
        }
    }

    /** Who waits for the answer. Exactly one of the two is called, once, on the loop. */
    public interface Outcome {
        void accepted(SendAck ack);

        void refused(Error error);
    }

    private final Key key;
    private final ClientFrame request;
    private final List<Outcome> outcomes = new ArrayList<>(1);
    private int frameId;
    private long sentAtNanos;

    /** @param request {@code send} or {@code command} */
    public PendingCommand(ClientFrame request, Outcome outcome) {
        this.key = Key.of(request);
        this.request = request;
        outcomes.add(outcome);
    }

    public Key key() {
        return key;
    }

    public ClientFrame request() {
        return request;
    }

    /** Somebody asked for the same again: the one answer is for both. */
    void join(PendingCommand same) {
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

    public void accepted(SendAck ack) {
        outcomes.forEach(outcome -> outcome.accepted(ack));
    }

    /** Nothing more is tried for it. */
    public void refused(Error error) {
        outcomes.forEach(outcome -> outcome.refused(error));
    }
}
