// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.pipeline;

import im.yan.connector.session.CloseReason;
import im.yan.connector.session.Door;
import im.yan.connector.session.Identity;
import im.yan.connector.session.Refusal;
import im.yan.connector.session.Session;
import im.yan.connector.session.SessionLimits;
import im.yan.connector.session.Sessions;
import im.yan.connector.token.TokenVerdict;
import im.yan.connector.token.TokenVerifier;
import im.yan.connector.token.VerifiedToken;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.Device;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.ServerFrame;
import im.yan.schemas.v1.Welcome;
import java.time.Clock;
import java.util.function.Consumer;

/** Lets clients in: verifies, opens, welcomes, and later renews what proves who they are. On the session's event loop. */
public final class Reception {
    private final SessionLimits limits;
    private final Sessions sessions;
    private final TokenVerifier tokens;
    private final Door door;
    private final Clock clock;

    public Reception(SessionLimits limits, Sessions sessions, TokenVerifier tokens, Door door, Clock clock) {
        this.limits = limits;
        this.sessions = sessions;
        this.tokens = tokens;
        this.door = door;
        this.clock = clock;
    }

    /** Goes on with the verdict, on the event loop; if it has to wait, nothing more is read from the client meanwhile. */
    void verify(Session session, String token, Consumer<TokenVerdict> then) {
        var verdict = tokens.verify(token);
        if (verdict.isDone()) {
            then.accept(verdict.join());
            return;
        }
        var channel = session.channel();
        channel.config().setAutoRead(false);
        verdict.whenCompleteAsync(
                (judged, bug) -> {
                    if (bug == null) {
                        then.accept(judged);
                    } else {
                        channel.pipeline().fireExceptionCaught(bug);
                    }
                    channel.config().setAutoRead(true);
                },
                session.eventLoop());
    }

    /** Opens an authenticated session and welcomes its client, or says why not and closes. */
    void admit(Session session, Device device, int replyTo) {
        switch (sessions.open(session, device)) {
            case OPENED -> session.identity().ifPresent(identity -> welcome(session, identity, replyTo));
            case ANOTHER_DEVICE ->
                door.refuseAndClose(session, replyTo, Refusal.anotherDevice(), CloseReason.PROTOCOL_VIOLATION);
            case FULL -> door.refuseAndClose(session, replyTo, Refusal.overloaded(), CloseReason.SERVER_FULL);
            case UNAVAILABLE ->
                door.refuseAndClose(session, replyTo, Refusal.unavailable(), CloseReason.TRY_AGAIN_LATER);
            case LEAVING -> door.close(session, CloseReason.DRAINING);
        }
    }

    /** A hello on an open session: a newer token of the same login prolongs it, any other is refused and changes nothing. */
    void renew(Session session, Identity identity, ClientFrame frame) {
        var token = frame.getHello().getToken();
        if (token.isEmpty()) {
            door.refuse(session, frame.getId(), Refusal.tokenMissing("a hello needs a token"));
            return;
        }
        verify(session, token, verdict -> {
            switch (verdict) {
                case VerifiedToken renewed
                when identity.isProlongedBy(renewed) -> {
                    session.renew(renewed);
                    if (renewed.deviceGeneration() != identity.token().deviceGeneration()) {
                        sessions.announce(session);
                    }
                    session.identity().ifPresent(prolonged -> welcome(session, prolonged, frame.getId()));
                }
                case VerifiedToken other ->
                    door.refuse(
                            session,
                            frame.getId(),
                            Refusal.of(
                                    ErrorCode.TOKEN_INVALID,
                                    "the token is somebody else's, or another device's; open another session"));
                case TokenVerdict.Refused refused -> door.refuse(session, frame.getId(), Refusal.of(refused));
                case TokenVerdict.Unverifiable() -> door.refuse(session, frame.getId(), Refusal.keysAway());
            }
        });
    }

    TokenExpiry expiryOf(Session session) {
        return new TokenExpiry(session, door, clock);
    }

    private void welcome(Session session, Identity identity, int replyTo) {
        var welcome = Welcome.newBuilder()
                .setSessionId(identity.sessionId())
                .setUserId(identity.userId())
                .setHeartbeatMillis((int) limits.heartbeat().toMillis())
                .setLimits(limits.forClients())
                .setTimeMillis(clock.millis());
        door.send(
                session,
                ServerFrame.newBuilder().setReplyTo(replyTo).setWelcome(welcome).build());
        session.channel().pipeline().fireUserEventTriggered(TokenExpiry.Changed.EVENT);
    }
}
