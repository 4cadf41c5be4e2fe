// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.pipeline;

import im.yan.connector.session.CloseReason;
import im.yan.connector.session.Door;
import im.yan.connector.session.Refusal;
import im.yan.connector.session.Session;
import im.yan.connector.token.TokenVerdict;
import im.yan.connector.token.VerifiedToken;
import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.Device;
import im.yan.schemas.v1.ErrorCode;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits for the hello of a client that brought no token with its handshake, takes nothing else, and not for long. */
final class ExpectHello extends SimpleChannelInboundHandler<ClientFrame> {
    private final Session session;
    private final Duration timeout;
    private final Reception reception;
    private final Door door;
    private @Nullable Future<?> deadline;

    ExpectHello(Session session, Duration timeout, Reception reception, Door door) {
        this.session = session;
        this.timeout = timeout;
        this.reception = reception;
        this.door = door;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        deadline = ctx.executor().schedule(this::tooLate, timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        stopWaiting();
    }

    private void tooLate() {
        var refusal = Refusal.tokenMissing("no hello with a token came within %d ms".formatted(timeout.toMillis()));
        door.refuseAndClose(session, 0, refusal, CloseReason.AUTHENTICATION_TIMEOUT);
    }

    private void stopWaiting() {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, ClientFrame frame) {
        stopWaiting();
        if (!frame.hasHello()) {
            refuse(frame, Refusal.of(ErrorCode.HELLO_EXPECTED, "the first frame must be a hello with a token"));
        } else if (frame.getHello().getToken().isEmpty()) {
            refuse(frame, Refusal.tokenMissing("a hello needs a token"));
        } else if (!isDevice(frame.getHello().getDevice())) {
            var refusal = Refusal.invalid("device.id or device.name is too long");
            door.refuseAndClose(session, frame.getId(), refusal, CloseReason.PROTOCOL_VIOLATION);
        } else {
            reception.verify(session, frame.getHello().getToken(), verdict -> judged(ctx, frame, verdict));
        }
    }

    private void judged(ChannelHandlerContext ctx, ClientFrame frame, TokenVerdict verdict) {
        if (session.isClosed()) {
            return;
        }
        switch (verdict) {
            case VerifiedToken token -> {
                ctx.pipeline().remove(this);
                session.authenticated(token);
                reception.admit(session, frame.getHello().getDevice(), frame.getId());
            }
            case TokenVerdict.Refused refused -> refuse(frame, Refusal.of(refused));
            case TokenVerdict.Unverifiable() ->
                door.refuseAndClose(session, frame.getId(), Refusal.keysAway(), CloseReason.TRY_AGAIN_LATER);
        }
    }

    private void refuse(ClientFrame frame, Refusal refusal) {
        door.refuseAndClose(session, frame.getId(), refusal, CloseReason.AUTHENTICATION_FAILED);
    }

    private static boolean isDevice(Device device) {
        return device.getId().length() <= ProtocolLimits.DEVICE_ID_LENGTH_MAX
                && device.getName().length() <= ProtocolLimits.DEVICE_NAME_LENGTH_MAX;
    }
}
