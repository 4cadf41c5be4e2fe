// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.session;

import im.yan.schemas.v1.ServerFrame;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The only way a client is answered, refused or sent away, so that what it reads, what is counted and what is announced cannot
 * differ. To be called on the session's event loop.
 */
public final class Door {
    /** A client that was told to go may still read what it was told; then its socket is closed. */
    static final Duration CLOSE_GRACE = Duration.ofSeconds(3);

    private final Sessions sessions;
    private final Traffic traffic;

    public Door(Sessions sessions, Traffic traffic) {
        this.sessions = sessions;
        this.traffic = traffic;
    }

    /** Sends now. */
    public void send(Session session, ServerFrame frame) {
        write(session, frame);
        session.channel().flush();
    }

    /** Sends with the next flush. */
    public void write(Session session, ServerFrame frame) {
        if (!session.isClosed()) {
            traffic.sent(frame.getKindCase());
            session.channel().write(frame);
        }
    }

    /** As {@link #write(Session, ServerFrame)}, for a frame that many sessions get. */
    public void write(Session session, SharedFrame frame) {
        if (!session.isClosed()) {
            traffic.sent(frame.frame().getKindCase());
            session.channel().write(frame);
        }
    }

    /** Says that, and why, something was not done. The session goes on. */
    public void refuse(Session session, int replyTo, Refusal refusal) {
        if (!session.isClosed()) {
            traffic.refused(refusal.code());
            send(
                    session,
                    ServerFrame.newBuilder()
                            .setReplyTo(replyTo)
                            .setError(refusal.toError())
                            .build());
        }
    }

    public void refuseAndClose(Session session, int replyTo, Refusal refusal, CloseReason reason) {
        refuse(session, replyTo, refusal);
        close(session, reason);
    }

    /** Sends the client away: a close frame, time to read it, then the end of the socket. */
    public void close(Session session, CloseReason reason) {
        if (session.isClosed()) {
            return;
        }
        ended(session, reason);
        var channel = session.channel();
        channel.writeAndFlush(new CloseWebSocketFrame(reason.code(), reason.sentence()));
        // Its own close frame, or the end of its stream, is what we now wait for.
        channel.config().setAutoRead(true);
        var grace = channel.eventLoop().schedule(() -> channel.close(), CLOSE_GRACE.toMillis(), TimeUnit.MILLISECONDS);
        channel.closeFuture().addListener(closed -> grace.cancel(false));
    }

    /** The client said goodbye: it is answered in kind, and that is all. */
    public void answerClose(Session session, CloseWebSocketFrame goodbye) {
        var channel = session.channel();
        if (session.isClosed()) {
            goodbye.release();
            channel.close();
        } else {
            ended(session, CloseReason.CLIENT_LEFT);
            channel.writeAndFlush(goodbye).addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** The socket ended; nothing can be said any more. */
    public void lost(Session session) {
        if (!session.isClosed()) {
            ended(session, CloseReason.CONNECTION_LOST);
        }
    }

    private void ended(Session session, CloseReason reason) {
        traffic.closed(reason);
        sessions.end(session, reason);
    }
}
