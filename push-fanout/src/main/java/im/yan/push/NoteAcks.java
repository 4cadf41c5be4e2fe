// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import im.yan.push.delivery.Frames;
import im.yan.push.delivery.HeadStore;
import im.yan.push.retry.ResendClock;
import im.yan.push.retry.UnackedDeliveries;
import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.DeliveredPosition;
import im.yan.schemas.v1.DeliveryAcked;
import im.yan.schemas.v1.DeliveryAcks;
import im.yan.schemas.v1.Position;
import java.util.ArrayList;

/**
 * Notes what devices hold and says so: to the session, to the log of receipts, and to the peer where no device of the user
 * held as much before. An ack of a session that has ended still says what its device holds.
 */
record NoteAcks(
        LiveSessions sessions,
        HeadStore heads,
        UnackedDeliveries unacked,
        ResendClock clock,
        Outbox outbox,
        PushMetrics metrics) {

    void acks(DeliveryAcks batch, long now) {
        batch.getAcksList().forEach(ack -> acked(ack, now));
    }

    private void acked(DeliveryAcked ack, long now) {
        var noted = new ArrayList<Position>();
        for (var position : ack.getPositionsList()) {
            metrics.acked();
            unacked.acked(ack.getSessionId(), position.getConversationId(), position.getSeq(), clock.at(now));
            heads.noteDelivered(ack.getUserId(), position).ifPresent(result -> {
                noted.add(result.position());
                if (result.isNews()) {
                    tell(ack.getUserId(), result.position());
                }
            });
        }
        if (!noted.isEmpty()) {
            sessions.of(ack.getUserId(), now)
                    .find(ack.getSessionId())
                    .ifPresent(session -> outbox.frame(session, Frames.deliverAckOk(noted)));
        }
    }

    private void tell(long userId, Position position) {
        var delivered = DeliveredPosition.newBuilder()
                .setUserId(userId)
                .setConversationId(position.getConversationId())
                .setSeq(position.getSeq())
                .build();
        outbox.receipt(delivered);
        if (ConversationId.parse(position.getConversationId()).orElse(null) instanceof ConversationId.Direct direct
                && direct.has(userId)) {
            outbox.notice(direct.peerOf(userId), delivered);
        }
    }
}
