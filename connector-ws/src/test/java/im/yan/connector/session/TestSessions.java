// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.session;

import im.yan.connector.token.VerifiedToken;
import im.yan.schemas.v1.Device;
import im.yan.schemas.v1.ServerFrame;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Limits, a journal that remembers, and open sessions, for tests. */
public final class TestSessions {
    public static final ConnectorLife LIFE = new ConnectorLife(3, 1_800_000_000_000L);

    public static final SessionLimits LIMITS = new SessionLimits(
            65_536, 10, 4, 1024 * 1024, 100, 200, 5_000, Duration.ofSeconds(25), Duration.ofSeconds(5));

    /** Remembers what was announced; refuses openings when told so. */
    public static final class Journal implements SessionJournal {
        public final List<String> entries = new ArrayList<>();
        public boolean refuses;

        @Override
        public boolean opened(Identity identity) {
            if (!refuses) {
                entries.add("opened " + identity.sessionId());
            }
            return !refuses;
        }

        @Override
        public void closed(Identity identity) {
            entries.add("closed " + identity.sessionId());
        }
    }

    private TestSessions() {}

    public static VerifiedToken token(long userId) {
        return new VerifiedToken(userId, Instant.now().plusSeconds(3_600));
    }

    /** An open session on the channel. */
    public static Session open(Sessions sessions, EmbeddedChannel channel, long userId) {
        return open(sessions, new Session(channel), userId);
    }

    /** Opens the session. */
    public static Session open(Sessions sessions, Session session, long userId) {
        session.authenticated(token(userId));
        if (sessions.open(session, Device.getDefaultInstance()) != Sessions.Opening.OPENED) {
            throw new IllegalStateException("the session could not be opened");
        }
        return session;
    }

    public static Identity identityOf(Session session) {
        return session.identity().orElseThrow();
    }

    /** The next thing written to the channel, which must be a frame. */
    public static ServerFrame frame(EmbeddedChannel channel) {
        return Objects.requireNonNull(channel.<ServerFrame>readOutbound(), "no frame was written");
    }
}
