// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import im.yan.schemas.v1.Limits;
import im.yan.schemas.v1.Welcome;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** A connector that does what the test tells it, in real frames over a real WebSocket. */
final class FakeConnector implements AutoCloseable {
    static final long ME = 7;
    static final long PEER = 9;
    static final String CONVERSATION = "d:7:9";

    /** Daemons, for all tests of the JVM. */
    private static final EventLoopGroup THREADS = new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("fake-connector", true), NioIoHandler.newFactory());

    private final List<FakeSession> sessions = new CopyOnWriteArrayList<>();
    private final FakeLog log;
    private final Channel server;
    volatile Limits limits = Limits.newBuilder()
            .setFrameBytesMax(65_536)
            .setFramesPerSecond(10_000)
            .setFramesBurst(20_000)
            .setInFlightMax(32)
            .build();
    volatile int heartbeatMillis = 25_000;
    volatile int refuseWith;
    volatile boolean answerSends = true;
    volatile boolean greet = true;

    FakeConnector(FakeLog log) {
        this.log = log;
        this.server = new ServerBootstrap()
                .group(THREADS)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpObjectAggregator(65_536))
                                .addLast(new FakeHandshake(FakeConnector.this));
                    }
                })
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
    }

    URI address() {
        return URI.create("ws://127.0.0.1:" + ((InetSocketAddress) server.localAddress()).getPort() + "/ws");
    }

    FakeLog log() {
        return log;
    }

    void add(FakeSession session) {
        sessions.add(session);
    }

    int sessionCount() {
        return sessions.size();
    }

    /** The n-th session ever, from 1, once it is there. */
    FakeSession session(int n) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> sessions.size() >= n);
        return sessions.get(n - 1);
    }

    Welcome welcome(String sessionId) {
        return Welcome.newBuilder()
                .setSessionId(sessionId)
                .setUserId(ME)
                .setHeartbeatMillis(heartbeatMillis)
                .setLimits(limits)
                .build();
    }

    @Override
    public void close() {
        server.close().syncUninterruptibly();
        sessions.forEach(FakeSession::drop);
    }
}
