// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.ingress;

import im.yan.connector.session.Identity;
import im.yan.schemas.v1.DeliveryAcked;
import im.yan.schemas.v1.DeliveryAcks;
import im.yan.schemas.v1.Position;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The highest position per session and conversation, a bounded number of them. Guarded by its own monitor. */
final class AckBatch {
    private final int max;
    private final Map<String, Acked> bySession = new LinkedHashMap<>();
    private int size;

    private record Acked(long userId, Map<String, Long> positions) {}

    AckBatch(int max) {
        this.max = max;
    }

    /** Positions of conversations that are in the batch already always fit; of new ones as many as the bound allows. */
    void note(Identity identity, List<Position> positions) {
        var acked = bySession.computeIfAbsent(
                identity.sessionId(), absent -> new Acked(identity.userId(), new HashMap<>()));
        for (var position : positions) {
            note(acked.positions(), position);
        }
    }

    private void note(Map<String, Long> positions, Position position) {
        var known = positions.get(position.getConversationId());
        if (known != null) {
            positions.put(position.getConversationId(), Math.max(known, position.getSeq()));
        } else if (size < max) {
            positions.put(position.getConversationId(), position.getSeq());
            size++;
        }
    }

    int size() {
        return size;
    }

    boolean has(Identity identity) {
        return bySession.containsKey(identity.sessionId());
    }

    void forget(Identity identity) {
        var forgotten = bySession.remove(identity.sessionId());
        size -= forgotten == null ? 0 : forgotten.positions().size();
    }

    void clear() {
        bySession.clear();
        size = 0;
    }

    DeliveryAcks toRecord() {
        var acks = DeliveryAcks.newBuilder();
        bySession.forEach((session, acked) -> {
            if (!acked.positions().isEmpty()) {
                acks.addAcks(toRecord(session, acked));
            }
        });
        return acks.build();
    }

    private static DeliveryAcked toRecord(String session, Acked acked) {
        var record = DeliveryAcked.newBuilder().setUserId(acked.userId()).setSessionId(session);
        acked.positions()
                .forEach((conversation, seq) -> record.addPositions(
                        Position.newBuilder().setConversationId(conversation).setSeq(seq)));
        return record.build();
    }
}
