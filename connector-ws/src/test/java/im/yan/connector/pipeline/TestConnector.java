// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import im.yan.connector.ingress.TestIngress;
import im.yan.connector.session.Door;
import im.yan.connector.session.Session;
import im.yan.connector.session.SessionLimits;
import im.yan.connector.session.Sessions;
import im.yan.connector.session.TestSessions;
import im.yan.connector.session.Traffic;
import im.yan.connector.token.KeyRing;
import im.yan.connector.token.TestKeys;
import im.yan.connector.token.TokenVerifier;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.ServerFrame;
import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import java.time.Clock;

/** A connector without sockets and Kafka: its pipeline, or single handlers of it, on embedded channels. */
final class TestConnector implements AutoCloseable {
    static final TestKeys KEYS = TestKeys.named("one");

    final SessionLimits limits = TestSessions.LIMITS;
    final TestIngress ingress = new TestIngress();
    final Sessions sessions = ingress.sessions;
    final Door door = ingress.door;
    final Traffic traffic = ingress.traffic;
    final KeyRing ring = KEYS.ring();
    final Connections connections = new Connections(limits.unauthenticatedMax(), sessions, ingress.log.writer);
    final Reception reception =
            new Reception(limits, sessions, new TokenVerifier(ring, Clock.systemUTC()), door, Clock.systemUTC());

    ConnectorPipeline pipeline() {
        return new ConnectorPipeline(limits, connections, reception, ingress.frames, door, traffic);
    }

    double errors(ErrorCode code) {
        return ingress.metrics
                .get("yan.connector.errors")
                .tag("code", code.name())
                .counter()
                .count();
    }

    /** An open session on a channel that has no handlers yet. */
    Session open(EmbeddedChannel channel) {
        return TestSessions.open(sessions, channel, 7);
    }

    static ServerFrame frame(EmbeddedChannel channel) {
        return TestSessions.frame(channel);
    }

    /** The code of the close frame that was written next. */
    static int closed(EmbeddedChannel channel) {
        CloseWebSocketFrame close = channel.readOutbound();
        try {
            return close.statusCode();
        } finally {
            close.release();
        }
    }

    /** Everything written as bytes so far. */
    static String text(EmbeddedChannel channel) {
        var text = new StringBuilder();
        for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
            text.append(bytes.toString(UTF_8));
            bytes.release();
        }
        return text.toString();
    }

    @Override
    public void close() {
        ring.close();
    }
}
