// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.pipeline;

import im.yan.connector.session.CloseReason;
import im.yan.connector.session.Door;
import im.yan.connector.session.Refusal;
import im.yan.connector.session.Session;
import im.yan.connector.session.Traffic;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.ServerFrame;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToMessageCodec;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.List;

/** Bytes to client frames, server frames to bytes. What is no frame is answered here. */
final class FrameCodec extends MessageToMessageCodec<WebSocketFrame, ServerFrame> {
    private final Session session;
    private final WireFormat format;
    private final Door door;
    private final Traffic traffic;

    FrameCodec(Session session, WireFormat format, Door door, Traffic traffic) {
        super(WebSocketFrame.class, ServerFrame.class);
        this.session = session;
        this.format = format;
        this.door = door;
        this.traffic = traffic;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, WebSocketFrame frame, List<Object> out) {
        if (session.isClosed()) {
            return;
        }
        if (!format.accepts(frame)) {
            var sentence = "%s frames are not of this type".formatted(format.subprotocol());
            door.refuseAndClose(
                    session, 0, Refusal.of(ErrorCode.WRONG_FRAME_TYPE, sentence), CloseReason.PROTOCOL_VIOLATION);
            return;
        }
        switch (format.decode(frame.content())) {
            case Decoded.Frame(var decoded) -> {
                traffic.received(decoded.getKindCase());
                out.add(decoded);
            }
            case Decoded.UnknownKind(var id) -> {
                traffic.received(ClientFrame.KindCase.KIND_NOT_SET);
                // Counts against the rate like any frame, so it travels on.
                out.add(ClientFrame.newBuilder().setId(id).build());
            }
            case Decoded.Malformed() ->
                door.refuseAndClose(session, 0, Refusal.malformed(), CloseReason.PROTOCOL_VIOLATION);
        }
    }

    @Override
    protected void encode(ChannelHandlerContext ctx, ServerFrame frame, List<Object> out) {
        out.add(format.encode(frame));
    }
}
