// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import im.yan.connector.session.SharedFrame;
import im.yan.schemas.WireJson;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.ServerFrame;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** How frames are written down: what a subprotocol is about. */
enum WireFormat {
    PROTOBUF("yan.v1.proto") {
        @Override
        boolean accepts(WebSocketFrame frame) {
            return frame instanceof BinaryWebSocketFrame;
        }

        @Override
        Decoded decode(ByteBuf bytes) {
            try {
                return Decoded.of(ClientFrame.parseFrom(bytes.nioBuffer()));
            } catch (InvalidProtocolBufferException e) {
                return new Decoded.Malformed();
            }
        }

        @Override
        byte[] write(ServerFrame frame) {
            return frame.toByteArray();
        }

        @Override
        WebSocketFrame frameOf(byte[] written) {
            return new BinaryWebSocketFrame(Unpooled.wrappedBuffer(written));
        }
    },

    JSON("yan.v1.json") {
        @Override
        boolean accepts(WebSocketFrame frame) {
            return frame instanceof TextWebSocketFrame;
        }

        @Override
        Decoded decode(ByteBuf bytes) {
            try {
                return JsonFrame.decode(
                        UTF_8.newDecoder().decode(bytes.nioBuffer()).toString());
            } catch (CharacterCodingException e) {
                return new Decoded.Malformed();
            }
        }

        @Override
        byte[] write(ServerFrame frame) {
            return WireJson.print(frame).getBytes(UTF_8);
        }

        @Override
        WebSocketFrame frameOf(byte[] written) {
            return new TextWebSocketFrame(Unpooled.wrappedBuffer(written));
        }
    };

    private final String subprotocol;

    WireFormat(String subprotocol) {
        this.subprotocol = subprotocol;
    }

    String subprotocol() {
        return subprotocol;
    }

    /** Whether this type of WebSocket frame is due. */
    abstract boolean accepts(WebSocketFrame frame);

    abstract Decoded decode(ByteBuf bytes);

    abstract byte[] write(ServerFrame frame);

    /** Does not copy what was written, and does not change it. */
    abstract WebSocketFrame frameOf(byte[] written);

    WebSocketFrame encode(ServerFrame frame) {
        return frameOf(write(frame));
    }

    WebSocketFrame encode(SharedFrame frame) {
        return frameOf(frame.writtenAs(subprotocol, this::write));
    }

    /** The first one of the client's that we know. */
    static Optional<WireFormat> offeredBy(HttpHeaders headers) {
        return headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .flatMap(
                        offered -> Arrays.stream(values()).filter(format -> format.subprotocol.equals(offered.strip())))
                .findFirst();
    }
}
