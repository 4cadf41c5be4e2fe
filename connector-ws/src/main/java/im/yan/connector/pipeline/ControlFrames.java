// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.pipeline;

import im.yan.connector.session.CloseReason;
import im.yan.connector.session.Door;
import im.yan.connector.session.FrameRate;
import im.yan.connector.session.Session;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.util.ReferenceCountUtil;

/** WebSocket's own frames: pings are answered within the session's rate, goodbyes in kind. Nothing passes once it is closed. */
final class ControlFrames extends ChannelInboundHandlerAdapter {
    private final Session session;
    private final FrameRate rate;
    private final Door door;

    ControlFrames(Session session, FrameRate rate, Door door) {
        this.session = session;
        this.rate = rate;
        this.door = door;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof CloseWebSocketFrame goodbye) {
            door.answerClose(session, goodbye);
        } else if (session.isClosed() || message instanceof PongWebSocketFrame) {
            ReferenceCountUtil.release(message);
        } else if (message instanceof PingWebSocketFrame ping) {
            answer(ctx, ping);
        } else {
            ctx.fireChannelRead(message);
        }
    }

    private void answer(ChannelHandlerContext ctx, PingWebSocketFrame ping) {
        var verdict = rate.next();
        if (verdict instanceof FrameRate.Admitted) {
            ctx.writeAndFlush(new PongWebSocketFrame(ping.content()));
            return;
        }
        ping.release();
        if (verdict instanceof FrameRate.Abused) {
            door.close(session, CloseReason.RATE_ABUSED);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        door.lost(session);
        ctx.fireChannelInactive();
    }
}
