// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.egress;

import im.yan.connector.session.Door;
import im.yan.connector.session.Session;
import im.yan.connector.session.SharedFrame;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.Deliver;
import im.yan.schemas.v1.Heads;
import im.yan.schemas.v1.Position;
import im.yan.schemas.v1.ServerFrame;
import java.util.List;
import java.util.function.LongSupplier;

/** Writes to a session, and notes in it which events it was given. On the session's event loop; flushes nothing. */
final class Delivery {
    private final Door door;
    private final LongSupplier nanoTime;

    Delivery(Door door, LongSupplier nanoTime) {
        this.door = door;
        this.nanoTime = nanoTime;
    }

    /** What push-fanout has for this session by name. */
    void write(Session session, ServerFrame frame) {
        door.write(session, frame);
        if (!session.isClosed()) {
            var now = nanoTime.getAsLong();
            frame.getDeliver()
                    .getEventsList()
                    .forEach(event -> session.deliveries().named(event, now));
        }
    }

    /** An event that everybody who takes part in its conversation gets. */
    void copy(Session session, ConversationEvent event, SharedFrame frame) {
        door.write(session, frame);
        if (!session.isClosed()) {
            session.deliveries().copied(event, nanoTime.getAsLong());
        }
    }

    static SharedFrame copyOf(ConversationEvent event) {
        var deliver = Deliver.newBuilder().addEvents(event);
        return new SharedFrame(ServerFrame.newBuilder().setDeliver(deliver).build());
    }

    static ServerFrame heads(List<Position> heads) {
        return ServerFrame.newBuilder()
                .setHeads(Heads.newBuilder().addAllPositions(heads))
                .build();
    }
}
