// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.ingress;

import im.yan.connector.session.Door;
import im.yan.connector.session.Identity;
import im.yan.connector.session.Refusal;
import im.yan.connector.session.Session;
import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.Position;

/** Takes a client's delivery acks: all positions of a frame, or, if one of them cannot be a position, none. */
public final class DeliveryAckFrames {
    static final int POSITIONS_MAX = 1_000;

    private final AckBatches batches;
    private final Door door;

    public DeliveryAckFrames(AckBatches batches, Door door) {
        this.batches = batches;
        this.door = door;
    }

    /** To be called on the session's event loop. */
    public void acknowledge(Session session, Identity identity, ClientFrame frame) {
        var positions = frame.getDeliverAck().getPositionsList();
        if (positions.size() > POSITIONS_MAX) {
            door.refuse(
                    session,
                    frame.getId(),
                    Refusal.invalid("a deliverAck may have %d positions at most".formatted(POSITIONS_MAX)));
        } else if (!positions.stream().allMatch(DeliveryAckFrames::isPosition)) {
            door.refuse(
                    session, frame.getId(), Refusal.invalid("a position needs a conversationId and a positive seq"));
        } else {
            batches.note(identity, positions);
        }
    }

    private static boolean isPosition(Position position) {
        return position.getSeq() > 0
                && ConversationId.parse(position.getConversationId()).isPresent();
    }
}
