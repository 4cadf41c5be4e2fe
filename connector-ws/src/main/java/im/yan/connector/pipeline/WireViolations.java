// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.pipeline;

import im.yan.connector.session.CloseReason;
import im.yan.connector.session.Door;
import im.yan.connector.session.Refusal;
import im.yan.connector.session.Session;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.util.ReferenceCountUtil;

/** Names what the WebSocket codec cannot take, and keeps whatever follows from being looked at, let alone kept. */
final class WireViolations extends ChannelInboundHandlerAdapter {
    private final Session session;
    private final int frameBytesMax;
    private final Door door;

    WireViolations(Session session, int frameBytesMax, Door door) {
        this.session = session;
        this.frameBytesMax = frameBytesMax;
        this.door = door;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (isTooLarge(cause)) {
            end(ctx, Refusal.tooLarge(frameBytesMax), CloseReason.TOO_LARGE);
        } else if (cause instanceof CorruptedFrameException) {
            end(ctx, Refusal.malformed(), CloseReason.PROTOCOL_VIOLATION);
        } else {
            ctx.fireExceptionCaught(cause);
        }
    }

    private static boolean isTooLarge(Throwable cause) {
        return cause instanceof TooLongFrameException
                || (cause instanceof CorruptedWebSocketFrameException corrupted
                        && WebSocketCloseStatus.MESSAGE_TOO_BIG.equals(corrupted.closeStatus()));
    }

    private void end(ChannelHandlerContext ctx, Refusal refusal, CloseReason reason) {
        if (!session.isClosed()) {
            ctx.pipeline().addFirst("discard", new Discard());
            door.refuseAndClose(session, 0, refusal, reason);
        }
    }

    /** Bytes behind a broken frame mean nothing; reading them on lets the client finish writing and see why. */
    private static final class Discard extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ReferenceCountUtil.release(message);
        }
    }
}
