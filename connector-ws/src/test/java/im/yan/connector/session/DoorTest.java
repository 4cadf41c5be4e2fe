// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.session;

import static im.yan.connector.session.TestSessions.frame;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.Pong;
import im.yan.schemas.v1.ServerFrame;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DoorTest {
    private static final ServerFrame PONG =
            ServerFrame.newBuilder().setPong(Pong.getDefaultInstance()).build();

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final TestSessions.Journal journal = new TestSessions.Journal();
    private final Sessions sessions = new Sessions(TestSessions.LIFE, 10, journal);
    private final Door door = new Door(sessions, new Traffic(metrics));
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final Session session = TestSessions.open(sessions, channel, 7);

    @Test
    void aRefusalIsReadCountedAndLeavesTheSessionOpen() {
        door.refuse(session, 5, Refusal.unavailable());

        var frame = frame(channel);
        assertThat(frame.getReplyTo()).isEqualTo(5);
        assertThat(frame.getError().getCode()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(frame.getError().getRetryable()).isTrue();
        assertThat(frame.getError().getRetryAfterMillis()).isPositive();
        assertThat(counted("yan.connector.errors", "code", "UNAVAILABLE")).isEqualTo(1);
        assertThat(session.isClosed()).isFalse();
    }

    @Test
    void whoIsSentAwayIsToldOnceAnnouncedOnceAndCountedOnce() {
        door.close(session, CloseReason.SLOW_CONSUMER);
        door.close(session, CloseReason.IDLE);
        door.send(session, PONG);
        door.refuse(session, 1, Refusal.malformed());

        var close = channel.<CloseWebSocketFrame>readOutbound();
        assertThat(close.statusCode()).isEqualTo(4003);
        close.release();
        assertThat(channel.<Object>readOutbound()).isNull();
        assertThat(journal.entries).hasSize(2).last().asString().startsWith("closed");
        assertThat(counted("yan.connector.closes", "code", "SLOW_CONSUMER")).isEqualTo(1);
        assertThat(counted("yan.connector.closes", "code", "IDLE")).isZero();
    }

    @Test
    void aClientThatDoesNotLeaveIsCutOffAfterAGrace() {
        channel.freezeTime();
        door.close(session, CloseReason.IDLE);

        channel.advanceTimeBy(Door.CLOSE_GRACE.toMillis() - 1, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        assertThat(channel.isOpen()).isTrue();
        channel.advanceTimeBy(1, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();

        assertThat(channel.isOpen()).isFalse();
        channel.finishAndReleaseAll();
    }

    @Test
    void aGoodbyeIsAnsweredInKindAndEndsTheSession() {
        door.answerClose(session, new CloseWebSocketFrame(1000, "bye"));

        var answer = channel.<CloseWebSocketFrame>readOutbound();
        assertThat(answer.statusCode()).isEqualTo(1000);
        answer.release();
        assertThat(channel.isOpen()).isFalse();
        assertThat(counted("yan.connector.closes", "code", "CLIENT_LEFT")).isEqualTo(1);
    }

    @Test
    void aLostSocketEndsItsSession() {
        door.lost(session);

        assertThat(sessions.size()).isZero();
        assertThat(counted("yan.connector.closes", "code", "CONNECTION_LOST")).isEqualTo(1);
    }

    private double counted(String name, String tag, String value) {
        return metrics.get(name).tag(tag, value).counter().count();
    }
}
