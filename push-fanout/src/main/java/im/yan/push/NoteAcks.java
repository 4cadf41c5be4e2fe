// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import im.yan.push.delivery.Frames;
import im.yan.push.delivery.HeadStore;
import im.yan.push.group.MembershipStore;
import im.yan.push.retry.ResendClock;
import im.yan.push.retry.UnackedDeliveries;
import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.DeliveredPosition;
import im.yan.schemas.v1.DeliveryAcked;
import im.yan.schemas.v1.DeliveryAcks;
import im.yan.schemas.v1.Diffusion;
import im.yan.schemas.v1.Notice;
import im.yan.schemas.v1.Position;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Notes what devices hold and says so: to the session, to the log of receipts, and to the others in the conversation where no
 * device of the user held as much before. An ack of a session that has ended still says what its device holds. How far
 * members of read-diffused groups have come is not followed.
 */
record NoteAcks(
        LiveSessions sessions,
        HeadStore heads,
        MembershipStore memberships,
        NoteMissed missed,
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
            acked(ack, position, now).ifPresent(noted::add);
        }
        if (!noted.isEmpty()) {
            sessions.of(ack.getUserId(), now)
                    .find(ack.getSessionId())
                    .ifPresent(session -> outbox.frame(session, Frames.deliverAckOk(noted)));
        }
    }

    /** @return as far as the ack is believed */
    private Optional<Position> acked(DeliveryAcked ack, Position position, long now) {
        var userId = ack.getUserId();
        var conversation = position.getConversationId();
        var awaited = unacked.acked(ack.getSessionId(), conversation, position.getSeq(), clock.at(now));
        var noted = heads.noteDelivered(userId, position);
        if (noted.isEmpty()) {
            // A conversation whose head was forgotten; but this session was sent something of it, the news of having
            // left it for example.
            return awaited.isPresent()
                    ? Optional.of(
                            position.toBuilder().setSeq(awaited.getAsLong()).build())
                    : Optional.empty();
        }
        if (noted.get().isNews()) {
            missed.seen(userId, conversation, noted.get().position().getSeq());
            tell(userId, noted.get().position());
        }
        return Optional.of(noted.get().position());
    }

    private void tell(long userId, Position position) {
        var delivered = DeliveredPosition.newBuilder()
                .setUserId(userId)
                .setConversationId(position.getConversationId())
                .setSeq(position.getSeq())
                .build();
        switch (ConversationId.parse(position.getConversationId()).orElse(null)) {
            case ConversationId.Direct direct -> tellPeer(direct, delivered);
            case ConversationId.Group group -> tellMembers(group, delivered);
            case null -> outbox.receipt(delivered);
        }
    }

    private void tellPeer(ConversationId.Direct direct, DeliveredPosition delivered) {
        outbox.receipt(delivered);
        if (direct.has(delivered.getUserId())) {
            outbox.notice(
                    direct.peerOf(delivered.getUserId()), Notice.newBuilder().setDelivered(delivered));
        }
    }

    private void tellMembers(ConversationId.Group group, DeliveredPosition delivered) {
        var membership = memberships.find(delivered.getUserId(), group.text());
        if (membership.isPresent() && membership.get().getDiffusion() == Diffusion.READ) {
            return;
        }
        outbox.receipt(delivered);
        if (membership.isPresent() && membership.get().getDiffusion() == Diffusion.WRITE) {
            outbox.signal(delivered);
        }
    }
}
