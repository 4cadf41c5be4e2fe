// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.pipeline;

import im.yan.connector.session.CloseReason;
import im.yan.connector.session.Door;
import im.yan.connector.session.Refusal;
import im.yan.connector.session.Session;
import im.yan.connector.token.VerifiedToken;
import im.yan.schemas.v1.ErrorCode;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends a client away once its latest token has expired. */
final class TokenExpiry extends ChannelInboundHandlerAdapter {
    /** No session is expected to last so long; keeps the timer's arithmetic in range whatever a token says. */
    private static final Duration LIFE_MAX = Duration.ofDays(365);

    /** Says that the session has a token it did not have before. */
    enum Changed {
        EVENT
    }

    private final Session session;
    private final Door door;
    private final Clock clock;
    private @Nullable Future<?> timer;

    TokenExpiry(Session session, Door door, Clock clock) {
        this.session = session;
        this.door = door;
        this.clock = clock;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == Changed.EVENT) {
            stop();
            session.identity().ifPresent(identity -> start(ctx, identity.token()));
        } else {
            ctx.fireUserEventTriggered(event);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        stop();
    }

    private void start(ChannelHandlerContext ctx, VerifiedToken token) {
        var lasts = Duration.between(clock.instant(), token.refusedFrom());
        var delay = lasts.compareTo(LIFE_MAX) < 0 ? lasts : LIFE_MAX;
        timer = ctx.executor().schedule(this::expired, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void expired() {
        var refusal = Refusal.of(ErrorCode.TOKEN_EXPIRED, "the session's token has expired; log in again");
        door.refuseAndClose(session, 0, refusal, CloseReason.AUTHENTICATION_FAILED);
    }

    private void stop() {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
