// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.pipeline;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Counts the socket for as long as it is open; one too many is closed at once. */
final class CountConnection extends ChannelInboundHandlerAdapter {
    private final Connections connections;

    CountConnection(Connections connections) {
        this.connections = connections;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        if (connections.enter()) {
            ctx.fireChannelActive();
        } else {
            ctx.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        connections.leave();
        ctx.fireChannelInactive();
    }
}
