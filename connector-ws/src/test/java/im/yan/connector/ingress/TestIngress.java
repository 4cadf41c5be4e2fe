// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.ingress;

import im.yan.connector.session.Door;
import im.yan.connector.session.Identity;
import im.yan.connector.session.LiveSession;
import im.yan.connector.session.Session;
import im.yan.connector.session.Sessions;
import im.yan.connector.session.TestSessions;
import im.yan.connector.session.Traffic;
import im.yan.connector.subscription.Subscriptions;
import im.yan.schemas.v1.ServerFrame;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.embedded.EmbeddedChannel;

/** Everything between an open session and the log. */
public final class TestIngress {
    public final TestLog log = new TestLog();
    final AckBatches batches = new AckBatches(log.writer);
    public final Sessions sessions = new Sessions(
            TestSessions.LIFE,
            TestSessions.LIMITS.sessionsMax(),
            new SessionRecords(TestSessions.LIFE, log.writer, batches));
    public final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    public final Traffic traffic = new Traffic(metrics);
    public final Door door = new Door(sessions, traffic);
    final Intake intake = new Intake(log.writer);
    final SignalRecords signals = new SignalRecords(TestSessions.LIFE, log.writer);
    public final Subscriptions subscriptions = new Subscriptions(sessions, signals);
    public final ClientFrames frames = new ClientFrames(
            new Commands(log.writer, intake, door, TestSessions.LIFE.ordinal()),
            new DeliveryAckFrames(batches, subscriptions, door),
            new SignalFrames(signals, door, log::nanoTime),
            new PresenceWatches(TestSessions.LIFE, log.writer, intake, door));
    final EmbeddedChannel channel = new EmbeddedChannel();
    final Session session = new Session(channel);

    /** With the session of user 7 open on {@link #channel}. */
    static TestIngress withSession() {
        var ingress = new TestIngress();
        TestSessions.open(ingress.sessions, ingress.session, 7);
        return ingress;
    }

    Identity identity() {
        return TestSessions.identityOf(session);
    }

    /** The session as the reader of im.downlink knows it. */
    LiveSession live() {
        return sessions.find(identity().sessionId()).orElseThrow();
    }

    /** The next frame the client reads. */
    ServerFrame frame() {
        channel.runPendingTasks();
        return TestSessions.frame(channel);
    }

    boolean isSilent() {
        channel.runPendingTasks();
        return channel.outboundMessages().isEmpty();
    }
}
