// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.egress;

import static im.yan.connector.session.TestSessions.frame;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.connector.session.Door;
import im.yan.connector.session.Sessions;
import im.yan.connector.session.TestSessions;
import im.yan.connector.session.Traffic;
import im.yan.schemas.v1.CloseCode;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.Deliver;
import im.yan.schemas.v1.Downlink;
import im.yan.schemas.v1.Error;
import im.yan.schemas.v1.ServerFrame;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HandoverTest {
    private final AtomicInteger flushes = new AtomicInteger();
    private final Sessions sessions = new Sessions(TestSessions.LIFE, 10, new TestSessions.Journal());
    private final Door door = new Door(sessions, new Traffic(new SimpleMeterRegistry()));
    private final Handover handover = new Handover(sessions, door);
    private final EmbeddedChannel alices = channel();
    private final EmbeddedChannel bobs = channel();
    private final String alice = open(alices, 1);
    private final String bob = open(bobs, 2);

    @Test
    void framesReachTheSessionsTheyNameInOrderWithOneFlush() {
        var done = handover.handOver(List.of(deliver(1, alice, bob), deliver(2, alice), deliver(3, alice)));
        alices.runPendingTasks();
        bobs.runPendingTasks();

        assertThat(done).isCompleted();
        assertThat(List.of(seq(alices), seq(alices), seq(alices))).containsExactly(1L, 2L, 3L);
        assertThat(seq(bobs)).isEqualTo(1);
        assertThat(flushes).hasValue(2);
    }

    @Test
    void aSessionThatIsNotHereIsSkipped() {
        var done = handover.handOver(List.of(deliver(1, "c9-gone-1"), deliver(2, bob)));
        bobs.runPendingTasks();

        assertThat(done).isCompleted();
        assertThat(seq(bobs)).isEqualTo(2);
    }

    @Test
    void aCloseIsCarriedOutAndNothingFollowsIt() {
        var close = Downlink.newBuilder().addSessionIds(alice).setClose(CloseCode.UNACKNOWLEDGED);
        handover.handOver(List.of(close.build(), deliver(1, alice)));
        alices.runPendingTasks();

        var closed = alices.<CloseWebSocketFrame>readOutbound();
        assertThat(closed.statusCode()).isEqualTo(4006);
        closed.release();
        assertThat(alices.outboundMessages()).isEmpty();
        assertThat(sessions.find(alice)).isEmpty();
    }

    @Test
    void aKindOfANewerSchemaIsNoReasonToStop() {
        handover.handOver(List.of(Downlink.newBuilder().addSessionIds(alice).build(), deliver(1, alice)));
        alices.runPendingTasks();

        assertThat(seq(alices)).isEqualTo(1);
    }

    @Test
    void aBatchThatIsLargeForOneSessionIsFlushedInBetween() {
        alices.config().setWriteBufferWaterMark(new WriteBufferWaterMark(512 * 1024, 1024 * 1024));
        var large = "x".repeat(Handover.UNFLUSHED_BYTES_MAX / 2);
        var downlinks = IntStream.range(0, 40).mapToObj(i -> text(large, alice)).toList();

        handover.handOver(downlinks);
        alices.runPendingTasks();

        assertThat(alices.outboundMessages()).hasSize(40);
        assertThat(flushes.get()).isBetween(10, 30);
        alices.releaseOutbound();
    }

    private static Downlink text(String body, String sessionId) {
        var error = Error.newBuilder().setMessage(body);
        return Downlink.newBuilder()
                .addSessionIds(sessionId)
                .setFrame(ServerFrame.newBuilder().setError(error))
                .build();
    }

    private EmbeddedChannel channel() {
        return new EmbeddedChannel(new ChannelOutboundHandlerAdapter() {
            @Override
            public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
                // As long as a frame is on the wire, which is what the bound counts.
                var isLarge = message instanceof ServerFrame frame && frame.hasError();
                ctx.write(isLarge ? bytes((ServerFrame) message) : message, promise);
            }

            @Override
            public void flush(ChannelHandlerContext ctx) {
                flushes.incrementAndGet();
                ctx.flush();
            }
        });
    }

    private String open(EmbeddedChannel channel, long userId) {
        return TestSessions.identityOf(TestSessions.open(sessions, channel, userId))
                .sessionId();
    }

    private static ByteBuf bytes(ServerFrame frame) {
        return Unpooled.wrappedBuffer(frame.toByteArray());
    }

    private static long seq(EmbeddedChannel channel) {
        return frame(channel).getDeliver().getEvents(0).getSeq();
    }

    private static Downlink deliver(long seq, String... sessionIds) {
        var deliver =
                Deliver.newBuilder().addEvents(ConversationEvent.newBuilder().setSeq(seq));
        return Downlink.newBuilder()
                .addAllSessionIds(List.of(sessionIds))
                .setFrame(ServerFrame.newBuilder().setDeliver(deliver))
                .build();
    }
}
