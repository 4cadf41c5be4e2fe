// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.pipeline;

import im.yan.connector.session.SessionLimits;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;

/** The open port and the sockets that came through it. Closing it stops accepting first; what is left open is closed last. */
public final class ConnectorServer implements AutoCloseable {
    private static final int BACKLOG = 1024;
    private static final long LAST_WORDS_MILLIS = 1_000;

    /** At most this much is read of one socket before its frames are looked at. */
    private static final int READ_BYTES_MAX = 16 * 1024;

    private static final int READS_MAX = 4;

    private final ChannelGroup sockets = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Channel port;

    private ConnectorServer(
            EventLoopGroup loops, SessionLimits limits, ConnectorPipeline pipeline, InetSocketAddress at)
            throws InterruptedException {
        port = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, reading())
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, waterMark(limits.outboundBytesMax()))
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        sockets.add(channel);
                        channel.pipeline().addLast(pipeline);
                    }
                })
                .bind(at)
                .sync()
                .channel();
    }

    /** Opens the port. */
    public static ConnectorServer open(
            EventLoopGroup loops, SessionLimits limits, ConnectorPipeline pipeline, InetSocketAddress at)
            throws InterruptedException {
        return new ConnectorServer(loops, limits, pipeline, at);
    }

    /** The port that was opened, where any would do. */
    public int port() {
        return ((InetSocketAddress) port.localAddress()).getPort();
    }

    public boolean isOpen() {
        return port.isActive();
    }

    /** Nobody comes in any more; who is in stays. */
    public void stopAccepting() {
        port.close().syncUninterruptibly();
    }

    @Override
    public void close() {
        stopAccepting();
        // Who was sent away may still be reading why.
        sockets.newCloseFuture().awaitUninterruptibly(LAST_WORDS_MILLIS);
        sockets.close().awaitUninterruptibly(LAST_WORDS_MILLIS);
    }

    private static AdaptiveRecvByteBufAllocator reading() {
        var allocator = new AdaptiveRecvByteBufAllocator(512, 2048, READ_BYTES_MAX);
        allocator.maxMessagesPerRead(READS_MAX);
        return allocator;
    }

    private static WriteBufferWaterMark waterMark(int outboundBytesMax) {
        return new WriteBufferWaterMark(outboundBytesMax / 2, outboundBytesMax);
    }
}
