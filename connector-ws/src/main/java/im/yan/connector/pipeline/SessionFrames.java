// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.pipeline;

import im.yan.connector.ingress.ClientFrames;
import im.yan.connector.session.Door;
import im.yan.connector.session.Identity;
import im.yan.connector.session.Refusal;
import im.yan.connector.session.Session;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.Pong;
import im.yan.schemas.v1.ServerFrame;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.function.LongSupplier;

/** Takes each frame of an open session to whom it concerns, in the order in which they came. */
final class SessionFrames extends SimpleChannelInboundHandler<ClientFrame> {
    private final Session session;
    private final Reception reception;
    private final ClientFrames frames;
    private final Door door;
    private final LongSupplier nanoTime;

    SessionFrames(Session session, Reception reception, ClientFrames frames, Door door, LongSupplier nanoTime) {
        this.session = session;
        this.reception = reception;
        this.frames = frames;
        this.door = door;
        this.nanoTime = nanoTime;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, ClientFrame frame) {
        session.identity().ifPresent(identity -> take(identity, frame));
    }

    private void take(Identity identity, ClientFrame frame) {
        switch (frame.getKindCase()) {
            case PING -> pong(frame);
            case HELLO -> reception.renew(session, identity, frame);
            case SEND, MARK_READ, COMMAND -> frames.commands().command(session, identity, frame);
            case DELIVER_ACK -> frames.acks().acknowledge(session, identity, frame);
            case SIGNAL -> frames.signals().signal(session, identity, frame);
            case WATCH_PRESENCE -> frames.watches().watch(session, identity, frame);
            case KIND_NOT_SET -> door.refuse(session, frame.getId(), Refusal.unknownFrame());
        }
    }

    /** Whoever has not acknowledged what it was given learns where it should be, and can fetch what got lost. */
    private void pong(ClientFrame frame) {
        var pong = Pong.newBuilder()
                .setTimeMillis(System.currentTimeMillis())
                .addAllHeads(session.deliveries().overdue(nanoTime.getAsLong()));
        door.send(
                session,
                ServerFrame.newBuilder().setReplyTo(frame.getId()).setPong(pong).build());
    }
}
