// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.ingress;

import im.yan.connector.session.Door;
import im.yan.connector.session.Identity;
import im.yan.connector.session.Refusal;
import im.yan.connector.session.Session;
import im.yan.connector.subscription.Subscriptions;
import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.DeliverAckOk;
import im.yan.schemas.v1.Position;
import im.yan.schemas.v1.ServerFrame;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a client's delivery acks: all positions of a frame, or, if one of them cannot be a position, none. Those push-fanout
 * waits for are collected for it; of copies that only this connector has handed out it waits for none, and they are answered
 * here.
 */
public final class DeliveryAckFrames {
    static final int POSITIONS_MAX = 1_000;

    private final AckBatches batches;
    private final Subscriptions subscriptions;
    private final Door door;

    public DeliveryAckFrames(AckBatches batches, Subscriptions subscriptions, Door door) {
        this.batches = batches;
        this.subscriptions = subscriptions;
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
            note(session, identity, positions);
        }
    }

    private void note(Session session, Identity identity, List<Position> positions) {
        var awaited = new ArrayList<Position>();
        var copies = DeliverAckOk.newBuilder();
        for (var position : positions) {
            if (isAwaited(session, identity, position)) {
                awaited.add(position);
            } else {
                copies.addPositions(position);
            }
        }
        if (!awaited.isEmpty()) {
            batches.note(identity, awaited);
        }
        if (copies.getPositionsCount() > 0) {
            door.send(session, ServerFrame.newBuilder().setDeliverAckOk(copies).build());
        }
    }

    /** Whether push-fanout is to know: it gave the session something by name, or the conversation is none of ours. */
    private boolean isAwaited(Session session, Identity identity, Position position) {
        var named = session.deliveries().acknowledged(position);
        return named || !subscriptions.isSubscribed(identity.sessionId(), position.getConversationId());
    }

    private static boolean isPosition(Position position) {
        return position.getSeq() > 0
                && ConversationId.parse(position.getConversationId()).isPresent();
    }
}
