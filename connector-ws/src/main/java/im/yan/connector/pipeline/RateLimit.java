// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.pipeline;

import im.yan.connector.session.CloseReason;
import im.yan.connector.session.Door;
import im.yan.connector.session.FrameRate;
import im.yan.connector.session.Refusal;
import im.yan.connector.session.Session;
import im.yan.schemas.v1.ClientFrame;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;

/** Lets frames through as fast as a session may send them; the others are answered and not processed. */
final class RateLimit extends SimpleChannelInboundHandler<ClientFrame> {
    private final Session session;
    private final FrameRate rate;
    private final Door door;

    RateLimit(Session session, FrameRate rate, Door door) {
        this.session = session;
        this.rate = rate;
        this.door = door;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, ClientFrame frame) {
        if (session.isClosed()) {
            return;
        }
        switch (rate.next()) {
            case FrameRate.Admitted() -> ctx.fireChannelRead(frame);
            case FrameRate.Limited(var retryAfter) ->
                door.refuse(session, frame.getId(), Refusal.rateLimited(retryAfter));
            case FrameRate.Abused() -> door.close(session, CloseReason.RATE_ABUSED);
        }
    }
}
