// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.pipeline;

import static io.netty.handler.codec.http.HttpResponseStatus.SERVICE_UNAVAILABLE;
import static io.netty.handler.codec.http.HttpResponseStatus.UNAUTHORIZED;

import im.yan.connector.session.Refusal;
import im.yan.connector.session.Session;
import im.yan.connector.session.Traffic;
import im.yan.connector.token.TokenVerdict;
import im.yan.connector.token.VerifiedToken;
import im.yan.schemas.v1.ErrorCode;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.ReferenceCountUtil;

/** Verifies the token that came with the handshake, if one came, before anything is upgraded. */
final class AuthenticateHandshake extends ChannelInboundHandlerAdapter {
    private static final String SCHEME = "Bearer ";

    private final Session session;
    private final Reception reception;
    private final Traffic traffic;

    AuthenticateHandshake(Session session, Reception reception, Traffic traffic) {
        this.session = session;
        this.reception = reception;
        this.traffic = traffic;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        var request = (FullHttpRequest) message;
        var authorization = request.headers().get(HttpHeaderNames.AUTHORIZATION);
        if (authorization == null) {
            ctx.fireChannelRead(request);
        } else if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            var refusal = Refusal.of(ErrorCode.TOKEN_INVALID, "Authorization must be Bearer and a token");
            refuse(ctx, request, UNAUTHORIZED, refusal);
        } else {
            var token = authorization.substring(SCHEME.length()).strip();
            reception.verify(session, token, verdict -> judged(ctx, request, verdict));
        }
    }

    private void judged(ChannelHandlerContext ctx, FullHttpRequest request, TokenVerdict verdict) {
        switch (verdict) {
            case VerifiedToken token -> {
                if (ctx.channel().isActive()) {
                    session.authenticated(token);
                    ctx.fireChannelRead(request);
                } else {
                    ReferenceCountUtil.release(request);
                }
            }
            case TokenVerdict.Refused refused -> refuse(ctx, request, UNAUTHORIZED, Refusal.of(refused));
            case TokenVerdict.Unverifiable() -> refuse(ctx, request, SERVICE_UNAVAILABLE, Refusal.keysAway());
        }
    }

    private void refuse(
            ChannelHandlerContext ctx, FullHttpRequest request, HttpResponseStatus status, Refusal refusal) {
        ReferenceCountUtil.release(request);
        traffic.refused(refusal.code());
        var answer = HttpAnswer.error(status, refusal);
        (status.equals(UNAUTHORIZED) ? answer.with(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer") : answer).to(ctx);
    }
}
