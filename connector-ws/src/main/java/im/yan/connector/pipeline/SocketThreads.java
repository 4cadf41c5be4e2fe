// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.pipeline;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;

/** The event loops that all sockets live on; the last thing to close. */
public record SocketThreads(EventLoopGroup loops) implements AutoCloseable {
    private static final long CLOSE_TIMEOUT_SECONDS = 2;

    public static SocketThreads start(int count) {
        return new SocketThreads(
                new MultiThreadIoEventLoopGroup(count, new DefaultThreadFactory("sockets"), NioIoHandler.newFactory()));
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, CLOSE_TIMEOUT_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
