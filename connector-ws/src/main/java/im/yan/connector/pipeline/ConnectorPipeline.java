// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.pipeline;

import im.yan.connector.ingress.ClientFrames;
import im.yan.connector.session.Door;
import im.yan.connector.session.FrameRate;
import im.yan.connector.session.Session;
import im.yan.connector.session.SessionLimits;
import im.yan.connector.session.Traffic;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.timeout.IdleStateHandler;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The whole way of the bytes, in order: first as HTTP, then, on the same channel, as WebSocket. */
public final class ConnectorPipeline extends ChannelInitializer<Channel> {
    /** A handshake has no body worth reading. */
    private static final int HANDSHAKE_BODY_BYTES_MAX = 1024;

    private static final HttpDecoderConfig HTTP =
            new HttpDecoderConfig().setMaxInitialLineLength(2 * 1024).setMaxHeaderSize(12 * 1024);

    private final SessionLimits limits;
    private final Connections connections;
    private final Reception reception;
    private final ClientFrames frames;
    private final Door door;
    private final Traffic traffic;

    public ConnectorPipeline(
            SessionLimits limits,
            Connections connections,
            Reception reception,
            ClientFrames frames,
            Door door,
            Traffic traffic) {
        this.limits = limits;
        this.connections = connections;
        this.reception = reception;
        this.frames = frames;
        this.door = door;
        this.traffic = traffic;
    }

    @Override
    protected void initChannel(Channel channel) {
        var session = new Session(channel);
        channel.pipeline()
                .addLast("connections", new CountConnection(connections))
                .addLast("http", new HttpServerCodec(HTTP))
                .addLast("handshake-limit", new HttpObjectAggregator(HANDSHAKE_BODY_BYTES_MAX))
                .addLast("handshake-deadline", new HandshakeDeadline(limits.helloTimeout()))
                .addLast("front", new HttpFront(connections, traffic))
                .addLast("authenticate", new AuthenticateHandshake(session, reception, traffic))
                .addLast("upgrade", new Upgrade(session, limits.frameBytesMax(), reception, this::speakWebSocket))
                .addLast("last-resort", new LastResort(session, door));
    }

    /** Puts the frames' handlers in place of the handshake's; the WebSocket codec itself comes where "http" was. */
    private void speakWebSocket(Session session, WireFormat format) {
        var pipeline = session.channel().pipeline();
        List.of("handshake-limit", "handshake-deadline", "front", "authenticate", "upgrade", "last-resort")
                .forEach(pipeline::remove);
        var rate = new FrameRate(limits, System::nanoTime);
        pipeline.addLast("idle", idle())
                .addLast("liveness", new Liveness(session, door))
                .addLast("outbound-limit", new OutboundLimit(session, door))
                .addLast("control", new ControlFrames(session, rate, door))
                .addLast("whole-frames", new WebSocketFrameAggregator(limits.frameBytesMax()))
                .addLast("violations", new WireViolations(session, limits.frameBytesMax(), door))
                .addLast("copies", new CopyFrames(format))
                .addLast("frames", new FrameCodec(session, format, door, traffic)) // nothing after this sees a ByteBuf
                .addLast("flow", new FlowControlHandler()) // holds what was read before autoRead went off
                .addLast("rate", new RateLimit(session, rate, door))
                .addLast("token-expiry", reception.expiryOf(session));
        if (!session.isAuthenticated()) {
            pipeline.addLast("hello", new ExpectHello(session, limits.helloTimeout(), reception, door));
        }
        pipeline.addLast("session", new SessionFrames(session, reception, frames, door, System::nanoTime))
                .addLast("last-resort", new LastResort(session, door));
    }

    private IdleStateHandler idle() {
        return new IdleStateHandler(
                limits.idleTimeout().toMillis(), limits.heartbeat().toMillis(), 0, TimeUnit.MILLISECONDS);
    }
}
