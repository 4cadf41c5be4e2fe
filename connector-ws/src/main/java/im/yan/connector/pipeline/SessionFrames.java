// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.pipeline;

import im.yan.connector.ingress.Commands;
import im.yan.connector.ingress.DeliveryAckFrames;
import im.yan.connector.session.Door;
import im.yan.connector.session.Identity;
import im.yan.connector.session.Refusal;
import im.yan.connector.session.Session;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.Pong;
import im.yan.schemas.v1.ServerFrame;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;

/** Takes each frame of an open session to whom it concerns, in the order in which they came. */
final class SessionFrames extends SimpleChannelInboundHandler<ClientFrame> {
    private final Session session;
    private final Reception reception;
    private final Commands commands;
    private final DeliveryAckFrames acks;
    private final Door door;

    SessionFrames(Session session, Reception reception, Commands commands, DeliveryAckFrames acks, Door door) {
        this.session = session;
        this.reception = reception;
        this.commands = commands;
        this.acks = acks;
        this.door = door;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, ClientFrame frame) {
        session.identity().ifPresent(identity -> take(identity, frame));
    }

    private void take(Identity identity, ClientFrame frame) {
        switch (frame.getKindCase()) {
            case SEND -> commands.send(session, identity, frame);
            case MARK_READ -> commands.markRead(session, identity, frame);
            case DELIVER_ACK -> acks.acknowledge(session, identity, frame);
            case PING -> pong(frame);
            case HELLO -> reception.renew(session, identity, frame);
            case KIND_NOT_SET -> door.refuse(session, frame.getId(), Refusal.unknownFrame());
        }
    }

    private void pong(ClientFrame frame) {
        var pong = Pong.newBuilder().setTimeMillis(System.currentTimeMillis());
        door.send(
                session,
                ServerFrame.newBuilder().setReplyTo(frame.getId()).setPong(pong).build());
    }
}
