// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
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
        WebSocketFrame encode(ServerFrame frame) {
            return new BinaryWebSocketFrame(Unpooled.wrappedBuffer(frame.toByteArray()));
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
        WebSocketFrame encode(ServerFrame frame) {
            return new TextWebSocketFrame(WireJson.print(frame));
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

    abstract WebSocketFrame encode(ServerFrame frame);

    /** The first one of the client's that we know. */
    static Optional<WireFormat> offeredBy(HttpHeaders headers) {
        return headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .flatMap(
                        offered -> Arrays.stream(values()).filter(format -> format.subprotocol.equals(offered.strip())))
                .findFirst();
    }
}
