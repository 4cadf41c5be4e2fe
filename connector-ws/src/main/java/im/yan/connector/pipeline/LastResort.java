// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.pipeline;

import im.yan.connector.session.CloseReason;
import im.yan.connector.session.Door;
import im.yan.connector.session.Refusal;
import im.yan.connector.session.Session;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What nobody else caught: a lost socket is no news, anything else is a bug of ours and ends this one connection. */
final class LastResort extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(LastResort.class);

    private final Session session;
    private final Door door;

    LastResort(Session session, Door door) {
        this.session = session;
        this.door = door;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof IOException) {
            ctx.close();
            return;
        }
        LOG.atError()
                .addKeyValue("channel", ctx.channel().id().asShortText())
                .setCause(cause)
                .log("a connection failed");
        if (ctx.pipeline().get(FrameCodec.class) == null || session.isClosed()) {
            ctx.close();
        } else {
            door.refuseAndClose(session, 0, Refusal.internal(), CloseReason.INTERNAL);
        }
    }
}
