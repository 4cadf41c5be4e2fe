// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.pipeline;

import static io.netty.handler.codec.http.HttpHeaderNames.CONNECTION;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_LENGTH;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_TYPE;
import static io.netty.handler.codec.http.HttpHeaderNames.RETRY_AFTER;
import static io.netty.handler.codec.http.HttpHeaderValues.CLOSE;
import static java.nio.charset.StandardCharsets.UTF_8;

import im.yan.connector.session.Refusal;
import im.yan.schemas.WireJson;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/** An answer to a request that does not become a WebSocket; the connection ends with it. */
final class HttpAnswer {
    private final FullHttpResponse response;

    private HttpAnswer(HttpResponseStatus status, String type, String body) {
        response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.copiedBuffer(body, UTF_8));
        response.headers()
                .set(CONTENT_TYPE, type)
                .set(CONTENT_LENGTH, response.content().readableBytes())
                .set(CONNECTION, CLOSE);
    }

    static HttpAnswer sentence(String text) {
        return new HttpAnswer(HttpResponseStatus.OK, "text/plain; charset=utf-8", text + "\n");
    }

    static HttpAnswer error(HttpResponseStatus status, Refusal refusal) {
        var answer = new HttpAnswer(status, "application/json", WireJson.print(refusal.toError()));
        return refusal.retryAfter().isZero()
                ? answer
                : answer.with(RETRY_AFTER, Long.toString(refusal.retryAfter().toSeconds()));
    }

    HttpAnswer with(CharSequence header, String value) {
        response.headers().set(header, value);
        return this;
    }

    void to(ChannelHandlerContext ctx) {
        ctx.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }
}
