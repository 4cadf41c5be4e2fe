// SPDX-License-Identifier: Apache-2.0
package im.yan.client.receiving;

import im.yan.schemas.v1.DeliverAck;
import im.yan.schemas.v1.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Acknowledgements that are due, the furthest per conversation. One that is lost with its session is sent again in the next;
 * one that is lost otherwise the server provokes by sending the event again. On the loop only.
 */
final class AckBatch {
    static final int POSITIONS_PER_FRAME_MAX = 500;

    /** Beyond it the oldest unconfirmed one is forgotten; the server asks for it by sending the event again. */
    static final int UNCONFIRMED_MAX = 10_000;

    private final Map<String, Long> unconfirmed = new LinkedHashMap<>();
    private final Set<String> due = new LinkedHashSet<>();

    void add(String conversationId, long seq) {
        unconfirmed.merge(conversationId, seq, Math::max);
        due.add(conversationId);
        if (unconfirmed.size() > UNCONFIRMED_MAX) {
            forget(unconfirmed.keySet().iterator().next());
        }
    }

    void confirmed(Position position) {
        var seq = unconfirmed.get(position.getConversationId());
        if (seq != null && seq <= position.getSeq()) {
            forget(position.getConversationId());
        }
    }

    /** The session is another, or has lost track. */
    void resendAll() {
        due.addAll(unconfirmed.keySet());
    }

    boolean hasDue() {
        return !due.isEmpty();
    }

    /** One frame's worth of what is due, which then no longer is. */
    Optional<DeliverAck> next() {
        if (due.isEmpty()) {
            return Optional.empty();
        }
        var taken = new ArrayList<>(due.stream().limit(POSITIONS_PER_FRAME_MAX).toList());
        var ack = DeliverAck.newBuilder();
        for (var conversation : taken) {
            due.remove(conversation);
            ack.addPositions(Position.newBuilder()
                    .setConversationId(conversation)
                    .setSeq(unconfirmed.getOrDefault(conversation, 0L)));
        }
        return Optional.of(ack.build());
    }

    private void forget(String conversation) {
        unconfirmed.remove(conversation);
        due.remove(conversation);
    }
}
