// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.session;

import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.Position;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What one session was given and has not acknowledged, for a bounded number of conversations; above it the one that was silent
 * longest is forgotten. Confined to the session's event loop.
 */
public final class Deliveries {
    static final int CONVERSATIONS_MAX = 256;

    /** A client that has not acknowledged by then is told where it should be. */
    static final Duration ACK_DUE = Duration.ofSeconds(2);

    private final SequencedMap<String, Pending> byConversation = new LinkedHashMap<>(16, 0.75f, true);
    private boolean namedForgotten;

    /** One conversation: the last event given, and the range in which push-fanout waits for an ack. */
    private static final class Pending {
        private long seq;
        private long messageNo;
        private long sinceNanos;
        private long namedFirst = Long.MAX_VALUE;
        private long namedLast;

        void given(ConversationEvent event, long nanos) {
            // A resend is no news: its ack has been due since the first time.
            if (event.getSeq() > seq) {
                seq = event.getSeq();
                messageNo = event.getMessageNo();
                sinceNanos = nanos;
            }
        }

        void named(long named) {
            namedFirst = Math.min(namedFirst, named);
            namedLast = Math.max(namedLast, named);
        }

        boolean hasNamed() {
            return namedFirst <= namedLast;
        }

        /** Whether the ack covers something that was given by name. */
        boolean acknowledged(long acked) {
            var covers = hasNamed() && namedFirst <= acked;
            namedFirst = Math.max(namedFirst, acked + 1);
            return covers;
        }

        Position position(String conversationId) {
            return Position.newBuilder()
                    .setConversationId(conversationId)
                    .setSeq(seq)
                    .setMessageNo(messageNo)
                    .build();
        }
    }

    /** The session was given an event by name: push-fanout waits for its ack. */
    public void named(ConversationEvent event, long nanos) {
        given(event, nanos).named(event.getSeq());
    }

    /** The session was given a copy of an event that everybody got: nobody but this connector waits for its ack. */
    public void copied(ConversationEvent event, long nanos) {
        given(event, nanos);
    }

    private Pending given(ConversationEvent event, long nanos) {
        var pending = byConversation.computeIfAbsent(event.getConversationId(), absent -> new Pending());
        pending.given(event, nanos);
        if (byConversation.size() > CONVERSATIONS_MAX) {
            namedForgotten |= byConversation.pollFirstEntry().getValue().hasNamed();
        }
        return pending;
    }

    /** Notes an ack; true if push-fanout waits for it, or may. */
    public boolean acknowledged(Position ack) {
        var pending = byConversation.get(ack.getConversationId());
        if (pending == null) {
            return namedForgotten;
        }
        if (ack.getSeq() >= pending.seq) {
            byConversation.remove(ack.getConversationId());
        }
        return pending.acknowledged(ack.getSeq());
    }

    /** Where the session should be and, for longer than it may take, has not said to be. */
    public List<Position> overdue(long nanos) {
        return byConversation.sequencedEntrySet().stream()
                .filter(entry -> nanos - entry.getValue().sinceNanos > ACK_DUE.toNanos())
                .map(entry -> entry.getValue().position(entry.getKey()))
                .toList();
    }
}
