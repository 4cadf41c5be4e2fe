// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import com.google.protobuf.InvalidProtocolBufferException;
import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.ClientFrame;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import org.jspecify.annotations.Nullable;

/** The fake connector's end of one connection: handshake, then frames in. */
final class FakeHandshake extends SimpleChannelInboundHandler<Object> {
    private final FakeConnector connector;
    private @Nullable FakeSession session;

    FakeHandshake(FakeConnector connector) {
        this.connector = connector;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Object message) throws InvalidProtocolBufferException {
        if (message instanceof FullHttpRequest request) {
            shakeHands(context, request);
        } else if (message instanceof WebSocketFrame frame && session != null) {
            receive(session, frame);
        }
    }

    private void shakeHands(ChannelHandlerContext context, FullHttpRequest request) {
        if (connector.refuseWith != 0) {
            var refusal =
                    new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(connector.refuseWith));
            refusal.headers().set("Content-Length", 0);
            context.writeAndFlush(refusal).addListener(ChannelFutureListener.CLOSE);
            return;
        }
        var token = request.headers().get("Authorization", "").replaceFirst("^Bearer ", "");
        var opened = new FakeSession(
                connector,
                context.channel(),
                token,
                request.headers().get(ProtocolLimits.DEVICE_ID_HEADER, ""),
                request.headers().get(ProtocolLimits.DEVICE_KIND_HEADER, ""));
        session = opened;
        new WebSocketServerHandshakerFactory("", "yan.v1.proto", false, 1 << 20)
                .newHandshaker(request)
                .handshake(context.channel(), request)
                .addListener(done -> opened.open());
    }

    private static void receive(FakeSession session, WebSocketFrame frame) throws InvalidProtocolBufferException {
        if (frame instanceof BinaryWebSocketFrame binary) {
            session.received(ClientFrame.parseFrom(binary.content().nioBuffer()));
        } else if (frame instanceof CloseWebSocketFrame close) {
            session.closedBy(close.statusCode());
        }
    }
}
