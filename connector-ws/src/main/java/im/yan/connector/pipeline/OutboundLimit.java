// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.pipeline;

import im.yan.connector.session.CloseReason;
import im.yan.connector.session.Door;
import im.yan.connector.session.Session;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Closes a session for which more is waiting than may wait: the channel's high-water mark is that bound. */
final class OutboundLimit extends ChannelInboundHandlerAdapter {
    private final Session session;
    private final Door door;

    OutboundLimit(Session session, Door door) {
        this.session = session;
        this.door = door;
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (!ctx.channel().isWritable()) {
            door.close(session, CloseReason.SLOW_CONSUMER);
        }
        ctx.fireChannelWritabilityChanged();
    }
}
