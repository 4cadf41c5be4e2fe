// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.pipeline;

import im.yan.connector.session.CloseReason;
import im.yan.connector.session.Door;
import im.yan.connector.session.Session;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.timeout.IdleState;
import io.netty.handler.timeout.IdleStateEvent;

/** Heartbeats both ways: pings a client that was sent nothing for a while, and closes one that was not heard for two. */
final class Liveness extends ChannelInboundHandlerAdapter {
    private final Session session;
    private final Door door;

    Liveness(Session session, Door door) {
        this.session = session;
        this.door = door;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (!(event instanceof IdleStateEvent idle)) {
            ctx.fireUserEventTriggered(event);
        } else if (idle.state() == IdleState.WRITER_IDLE) {
            if (!session.isClosed()) {
                ctx.writeAndFlush(new PingWebSocketFrame());
            }
        } else if (ctx.channel().config().isAutoRead()) {
            // With autoRead off it is us who do not listen.
            door.close(session, CloseReason.IDLE);
        }
    }
}
