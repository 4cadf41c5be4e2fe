// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.pipeline;

import im.yan.connector.session.Refusal;
import im.yan.connector.session.Session;
import im.yan.schemas.v1.Device;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker13;
import io.netty.util.ReferenceCountUtil;
import java.util.function.BiConsumer;

/** Answers the handshake; a session whose token came with it is opened right away. */
final class Upgrade extends ChannelInboundHandlerAdapter {
    private final Session session;
    private final WebSocketDecoderConfig decoder;
    private final Reception reception;
    private final BiConsumer<Session, WireFormat> speakWebSocket;

    Upgrade(Session session, int frameBytesMax, Reception reception, BiConsumer<Session, WireFormat> speakWebSocket) {
        this.session = session;
        this.reception = reception;
        this.speakWebSocket = speakWebSocket;
        decoder = WebSocketDecoderConfig.newBuilder()
                .maxFramePayloadLength(frameBytesMax)
                .allowExtensions(false)
                // Ours to answer and to close, with our codes.
                .closeOnProtocolViolation(false)
                .withUTF8Validator(false)
                .build();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        var request = (FullHttpRequest) message;
        var device = Devices.of(request.headers());
        if (device.isEmpty()) {
            ReferenceCountUtil.release(request);
            var refusal = Refusal.invalid(
                    "the handshake's device headers are too long, not percent-encoded, or no kind of device");
            HttpAnswer.error(HttpResponseStatus.BAD_REQUEST, refusal).to(ctx);
            return;
        }
        upgrade(ctx, request, device.get());
    }

    private void upgrade(ChannelHandlerContext ctx, FullHttpRequest request, Device device) {
        try {
            var format = WireFormat.offeredBy(request.headers())
                    .orElseThrow(() -> new IllegalStateException("a handshake without our protocol got this far"));
            var handshaker = new WebSocketServerHandshaker13(null, format.subprotocol(), decoder);
            speakWebSocket.accept(session, format);
            handshaker.handshake(ctx.channel(), request).addListener(written -> {
                if (written.isSuccess() && session.isAuthenticated()) {
                    reception.admit(session, device, 0);
                }
            });
        } finally {
            ReferenceCountUtil.release(request);
        }
    }
}
