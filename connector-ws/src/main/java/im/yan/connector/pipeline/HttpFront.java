// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.pipeline;

import static io.netty.handler.codec.http.HttpResponseStatus.BAD_REQUEST;
import static io.netty.handler.codec.http.HttpResponseStatus.NOT_FOUND;
import static io.netty.handler.codec.http.HttpResponseStatus.SERVICE_UNAVAILABLE;
import static io.netty.handler.codec.http.HttpResponseStatus.UPGRADE_REQUIRED;

import im.yan.connector.session.Refusal;
import im.yan.connector.session.Traffic;
import im.yan.schemas.v1.ErrorCode;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.ReferenceCountUtil;

/** Lets WebSocket handshakes for our protocol pass while there is room, and answers everything else. */
final class HttpFront extends ChannelInboundHandlerAdapter {
    private static final String PATH = "/ws";
    private static final String VERSION = "13";
    private static final String ABOUT =
            "This is a connector of YAN IM: it speaks WebSocket at %s, subprotocol %s or %s."
                    .formatted(PATH, WireFormat.PROTOBUF.subprotocol(), WireFormat.JSON.subprotocol());

    private final Connections connections;
    private final Traffic traffic;

    HttpFront(Connections connections, Traffic traffic) {
        this.connections = connections;
        this.traffic = traffic;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        var request = (FullHttpRequest) message;
        if (isHandshake(ctx, request)) {
            ctx.fireChannelRead(request);
        } else {
            ReferenceCountUtil.release(request);
        }
    }

    /** Answers what is none. */
    private boolean isHandshake(ChannelHandlerContext ctx, HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return refuse(ctx, BAD_REQUEST, Refusal.invalid("this is not HTTP, or its head is too long"));
        }
        return switch (path(request)) {
            case PATH -> isOurs(ctx, request) && hasRoom(ctx);
            case "/" -> {
                HttpAnswer.sentence(ABOUT).to(ctx);
                yield false;
            }
            default -> refuse(ctx, NOT_FOUND, Refusal.of(ErrorCode.NOT_FOUND, "there is nothing here but " + PATH));
        };
    }

    private boolean isOurs(ChannelHandlerContext ctx, HttpRequest request) {
        var headers = request.headers();
        var asksForWebSocket = request.method().equals(HttpMethod.GET)
                && headers.containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)
                && headers.contains(HttpHeaderNames.SEC_WEBSOCKET_KEY)
                && VERSION.equals(headers.get(HttpHeaderNames.SEC_WEBSOCKET_VERSION));
        if (!asksForWebSocket) {
            traffic.refused(ErrorCode.INVALID_ARGUMENT);
            HttpAnswer.error(UPGRADE_REQUIRED, Refusal.invalid("this path speaks WebSocket, version 13, only"))
                    .with(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET.toString())
                    .with(HttpHeaderNames.SEC_WEBSOCKET_VERSION, VERSION)
                    .to(ctx);
            return false;
        }
        return WireFormat.offeredBy(headers).isPresent()
                || refuse(
                        ctx,
                        BAD_REQUEST,
                        Refusal.invalid("Sec-WebSocket-Protocol must offer %s or %s"
                                .formatted(WireFormat.PROTOBUF.subprotocol(), WireFormat.JSON.subprotocol())));
    }

    private boolean hasRoom(ChannelHandlerContext ctx) {
        return connections
                .refusal()
                .map(refusal -> refuse(ctx, SERVICE_UNAVAILABLE, refusal))
                .orElse(true);
    }

    private boolean refuse(ChannelHandlerContext ctx, HttpResponseStatus status, Refusal refusal) {
        traffic.refused(refusal.code());
        HttpAnswer.error(status, refusal).to(ctx);
        return false;
    }

    private static String path(HttpRequest request) {
        var query = request.uri().indexOf('?');
        return query < 0 ? request.uri() : request.uri().substring(0, query);
    }
}
