// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.pipeline;

import static im.yan.connector.pipeline.TestConnector.closed;
import static im.yan.connector.pipeline.TestConnector.frame;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.connector.session.CloseReason;
import im.yan.connector.session.FrameRate;
import im.yan.connector.session.Session;
import im.yan.connector.session.SharedFrame;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.Ping;
import im.yan.schemas.v1.Position;
import im.yan.schemas.v1.Send;
import im.yan.schemas.v1.ServerFrame;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.timeout.IdleStateHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FrameHandlersTest {
    private static final ClientFrame PING =
            ClientFrame.newBuilder().setId(3).setPing(Ping.getDefaultInstance()).build();

    private final TestConnector connector = new TestConnector();
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final Session session = connector.open(channel);

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
        connector.close();
    }

    @Test
    void theCodecReadsAndWritesFramesAndCountsThem() throws Exception {
        with(codec());

        channel.writeInbound(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(PING.toByteArray())));
        assertThat(channel.<ClientFrame>readInbound()).isEqualTo(PING);
        channel.writeOutbound(ServerFrame.newBuilder().setReplyTo(3).build());

        BinaryWebSocketFrame written = channel.readOutbound();
        assertThat(ServerFrame.parseFrom(written.content().nioBuffer()).getReplyTo())
                .isEqualTo(3);
        written.release();
        assertThat(connector
                        .ingress
                        .metrics
                        .get("yan.connector.frames")
                        .tags("direction", "in", "kind", "PING")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void bytesThatAreNoFrameEndTheSession() {
        with(codec());

        channel.writeInbound(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(new byte[] {10, 99})));
        channel.writeInbound(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(PING.toByteArray())));

        BinaryWebSocketFrame error = channel.readOutbound();
        error.release();
        assertThat(closed(channel)).isEqualTo(4504);
        assertThat(connector.errors(ErrorCode.MALFORMED_FRAME)).isEqualTo(1);
        assertThat(channel.inboundMessages()).isEmpty();
    }

    @Test
    void textWhereBinaryIsDueEndsTheSession() {
        with(codec());

        channel.writeInbound(new TextWebSocketFrame("{}"));

        BinaryWebSocketFrame error = channel.readOutbound();
        error.release();
        assertThat(closed(channel)).isEqualTo(4504);
        assertThat(connector.errors(ErrorCode.WRONG_FRAME_TYPE)).isEqualTo(1);
    }

    @Test
    void anUnknownKindIsAnsweredAndTheSessionStays() {
        with(sessionFrames());

        channel.writeInbound(ClientFrame.newBuilder().setId(4).build());

        assertThat(frame(channel).getError().getCode()).isEqualTo(ErrorCode.UNKNOWN_FRAME);
        assertThat(session.isClosed()).isFalse();
    }

    @Test
    void aPingIsAnsweredWithAPong() {
        with(sessionFrames());

        channel.writeInbound(PING);

        var pong = frame(channel);
        assertThat(pong.getReplyTo()).isEqualTo(3);
        assertThat(pong.getPong().getTimeMillis()).isPositive();
    }

    @Test
    void aPongSaysWhereTheSessionShouldBeIfItHasNotSaidThatItIs() {
        with(sessionFrames());
        var event = ConversationEvent.newBuilder()
                .setConversationId("d:7:9")
                .setSeq(4)
                .setMessageNo(3)
                .build();
        session.deliveries().named(event, connector.ingress.log.nanoTime());

        channel.writeInbound(PING);
        assertThat(frame(channel).getPong().getHeadsList()).isEmpty();
        connector.ingress.log.passes(Duration.ofSeconds(3));
        channel.writeInbound(PING);

        assertThat(frame(channel).getPong().getHeadsList())
                .containsExactly(Position.newBuilder()
                        .setConversationId("d:7:9")
                        .setSeq(4)
                        .setMessageNo(3)
                        .build());
    }

    @Test
    void aFrameForManySocketsIsWrittenDownOnceForEachFormat() {
        var frame = new SharedFrame(ServerFrame.newBuilder().setReplyTo(3).build());
        var sockets = List.of(
                new EmbeddedChannel(new CopyFrames(WireFormat.PROTOBUF)),
                new EmbeddedChannel(new CopyFrames(WireFormat.PROTOBUF)),
                new EmbeddedChannel(new CopyFrames(WireFormat.JSON)));

        sockets.forEach(socket -> socket.writeOutbound(frame));
        var written = sockets.stream()
                .map(socket -> socket.<WebSocketFrame>readOutbound().content())
                .toList();

        assertThat(written.get(0).array())
                .isSameAs(written.get(1).array())
                .isEqualTo(frame.frame().toByteArray());
        assertThat(written.get(2).toString(UTF_8)).isEqualTo("{\"replyTo\":3}");
        written.forEach(ByteBuf::release);
        sockets.forEach(EmbeddedChannel::finishAndReleaseAll);
    }

    @Test
    void whatWasReadBeforeTheLogWasFullWaitsInOrderUntilItHasRoom() {
        with(new FlowControlHandler(), sessionFrames());
        connector.ingress.log.fill();

        IntStream.rangeClosed(1, 3).forEach(id -> channel.writeInbound(send(id)));
        assertThat(sentIds()).containsExactly(1);
        connector.ingress.log.acknowledge();
        channel.runPendingTasks();

        assertThat(sentIds()).containsExactly(1, 2, 3);
        assertThat(channel.outboundMessages()).isEmpty();
    }

    @Test
    void framesAboveTheRateAreAnsweredAndNotProcessed() {
        with(new RateLimit(session, rate(), connector.door));

        IntStream.range(0, 201).forEach(i -> channel.writeInbound(PING));

        assertThat(channel.inboundMessages()).hasSize(200);
        var refused = frame(channel);
        assertThat(refused.getReplyTo()).isEqualTo(3);
        assertThat(refused.getError().getCode()).isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(refused.getError().getRetryAfterMillis()).isEqualTo(11);
        channel.releaseInbound();
    }

    @Test
    void whoeverGoesOnAndOnIsSentAway() {
        with(new RateLimit(session, rate(), connector.door));

        IntStream.range(0, 200 + 5_001).forEach(i -> channel.writeInbound(PING));

        IntStream.range(0, 5_000).forEach(i -> frame(channel));
        assertThat(closed(channel)).isEqualTo(4007);
        channel.releaseInbound();
    }

    @Test
    void webSocketPingsAreAnsweredWithinTheRate() {
        with(new ControlFrames(session, rate(), connector.door));

        IntStream.range(0, 201).forEach(i -> channel.writeInbound(new PingWebSocketFrame(Unpooled.copyInt(i))));

        assertThat(channel.outboundMessages()).hasSize(200).hasOnlyElementsOfType(PongWebSocketFrame.class);
        assertThat(session.isClosed()).isFalse();
    }

    @Test
    void onceClosedNothingPassesAndTheClientsGoodbyeEndsTheSocket() {
        with(new ControlFrames(session, rate(), connector.door));
        connector.door.close(session, CloseReason.IDLE);
        assertThat(closed(channel)).isEqualTo(4005);

        channel.writeInbound(new BinaryWebSocketFrame(Unpooled.copyInt(1)), new PingWebSocketFrame());
        assertThat(channel.inboundMessages()).isEmpty();
        assertThat(channel.outboundMessages()).isEmpty();
        channel.writeInbound(new CloseWebSocketFrame(4005, ""));

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aSocketThatEndsEndsItsSession() {
        with(new ControlFrames(session, rate(), connector.door));

        channel.close();

        assertThat(connector.sessions.size()).isZero();
    }

    @Test
    void afterAFrameThatIsTooLargeNothingIsKept() {
        with(new WireViolations(session, 65_536, connector.door));
        channel.pipeline()
                .fireExceptionCaught(
                        new CorruptedWebSocketFrameException(WebSocketCloseStatus.MESSAGE_TOO_BIG, "too big"));

        var rest = Unpooled.buffer(1_024).writeZero(1_024);
        channel.writeInbound(rest);

        assertThat(frame(channel).getError().getCode()).isEqualTo(ErrorCode.FRAME_TOO_LARGE);
        assertThat(closed(channel)).isEqualTo(4505);
        assertThat(channel.inboundMessages()).isEmpty();
        assertThat(rest.refCnt()).isZero();
    }

    @Test
    void fragmentsThatAddUpToTooMuchAreTooLargeToo() {
        with(new WireViolations(session, 65_536, connector.door));

        channel.pipeline().fireExceptionCaught(new TooLongFrameException("in pieces"));

        frame(channel);
        assertThat(closed(channel)).isEqualTo(4505);
    }

    @Test
    void brokenWebSocketIsAViolation() {
        with(new WireViolations(session, 65_536, connector.door));

        channel.pipeline()
                .fireExceptionCaught(
                        new CorruptedWebSocketFrameException(WebSocketCloseStatus.PROTOCOL_ERROR, "not masked"));

        assertThat(frame(channel).getError().getCode()).isEqualTo(ErrorCode.MALFORMED_FRAME);
        assertThat(closed(channel)).isEqualTo(4504);
    }

    @Test
    void aClientThatDoesNotReadIsSentAway() {
        with(new OutboundLimit(session, connector.door));
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(512, 1_024));

        channel.write(Unpooled.buffer(800).writeZero(800));
        assertThat(session.isClosed()).isFalse();
        channel.write(Unpooled.buffer(800).writeZero(800));

        assertThat(session.isClosed()).isTrue();
        assertThat(connector
                        .ingress
                        .metrics
                        .get("yan.connector.closes")
                        .tag("code", "SLOW_CONSUMER")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aClientThatWasSentNothingIsPingedAndOneThatSaysNothingIsSentAway() {
        channel.freezeTime();
        with(new IdleStateHandler(50, 25, 0, TimeUnit.SECONDS), new Liveness(session, connector.door));

        passes(25);
        PingWebSocketFrame ping = channel.readOutbound();
        ping.release();
        assertThat(session.isClosed()).isFalse();
        passes(25);

        assertThat(closed(channel)).isEqualTo(4005);
    }

    @Test
    void aClientWeDoNotListenToIsNotBlamedForItsSilence() {
        channel.freezeTime();
        with(new IdleStateHandler(50, 0, 0, TimeUnit.SECONDS), new Liveness(session, connector.door));
        channel.config().setAutoRead(false);

        passes(50);

        assertThat(session.isClosed()).isFalse();
    }

    @Test
    void aBugEndsOneConnectionWithItsName() {
        with(codec(), new Broken(), new LastResort(session, connector.door));

        channel.writeInbound(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(PING.toByteArray())));

        BinaryWebSocketFrame error = channel.readOutbound();
        error.release();
        assertThat(closed(channel)).isEqualTo(1011);
        assertThat(connector.errors(ErrorCode.INTERNAL)).isEqualTo(1);
    }

    @Test
    void aResetSocketIsNoBug() {
        with(codec(), new LastResort(session, connector.door));

        channel.pipeline().fireExceptionCaught(new IOException("connection reset"));

        assertThat(channel.isOpen()).isFalse();
        assertThat(connector.errors(ErrorCode.INTERNAL)).isZero();
    }

    private static final class Broken extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            throw new IllegalStateException("a bug");
        }
    }

    private static ClientFrame send(int id) {
        var send = Send.newBuilder().setClientMsgId("m-" + id).setConversationId("d:7:9");
        return ClientFrame.newBuilder().setId(id).setSend(send).build();
    }

    private List<Integer> sentIds() {
        return connector.ingress.log.commands().stream()
                .map(command -> command.getOrigin().getRequestId())
                .toList();
    }

    private void with(ChannelHandler... handlers) {
        channel.pipeline().addLast(handlers);
    }

    private FrameCodec codec() {
        return new FrameCodec(session, WireFormat.PROTOBUF, connector.door, connector.traffic);
    }

    private SessionFrames sessionFrames() {
        return new SessionFrames(
                session,
                connector.reception,
                connector.ingress.frames,
                connector.door,
                connector.ingress.log::nanoTime);
    }

    private FrameRate rate() {
        return new FrameRate(connector.limits, () -> 0);
    }

    private void passes(long seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
    }
}
