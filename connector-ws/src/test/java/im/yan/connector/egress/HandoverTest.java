// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.egress;

import static im.yan.connector.session.TestSessions.frame;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.connector.session.Door;
import im.yan.connector.session.Sessions;
import im.yan.connector.session.SharedFrame;
import im.yan.connector.session.TestSessions;
import im.yan.connector.session.Traffic;
import im.yan.connector.subscription.Subscriptions;
import im.yan.schemas.v1.BroadcastEvent;
import im.yan.schemas.v1.CloseCode;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.Deliver;
import im.yan.schemas.v1.Downlink;
import im.yan.schemas.v1.Error;
import im.yan.schemas.v1.MembersRemoved;
import im.yan.schemas.v1.Position;
import im.yan.schemas.v1.ServerFrame;
import im.yan.schemas.v1.Subscribe;
import im.yan.schemas.v1.Subscription;
import im.yan.schemas.v1.Unsubscribe;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HandoverTest {
    private final AtomicInteger flushes = new AtomicInteger();
    private final Sessions sessions = new Sessions(TestSessions.LIFE, 10, new TestSessions.Journal());
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Traffic traffic = new Traffic(metrics);
    private final Door door = new Door(sessions, traffic);
    private final List<String> interests = new ArrayList<>();
    private final Subscriptions subscriptions =
            new Subscriptions(sessions, (conversation, interested) -> interests.add(conversation + " " + interested));
    private final Handover handover = new Handover(sessions, subscriptions, door, traffic, () -> 0);
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
        var large = "x".repeat(Batch.UNFLUSHED_BYTES_MAX / 2);
        var downlinks = IntStream.range(0, 40).mapToObj(i -> text(large, alice)).toList();

        handover.handOver(downlinks);
        alices.runPendingTasks();

        assertThat(alices.outboundMessages()).hasSize(40);
        assertThat(flushes.get()).isBetween(10, 30);
        alices.releaseOutbound();
    }

    @Test
    void moreWritesThanMayBePlannedAtOnceAreMadeInTurns() {
        var madeBeforeTheLast = new AtomicBoolean();
        var downlinks = new AbstractList<Downlink>() {
            @Override
            public Downlink get(int index) {
                if (index == Handover.WRITES_MAX) {
                    madeBeforeTheLast.set(alices.hasPendingTasks());
                }
                return deliver(index, index < Handover.WRITES_MAX ? alice : bob);
            }

            @Override
            public int size() {
                return Handover.WRITES_MAX + 1;
            }
        };

        var done = handover.handOver(downlinks);
        alices.runPendingTasks();
        bobs.runPendingTasks();

        assertThat(madeBeforeTheLast).isTrue();
        assertThat(done).isCompleted();
        assertThat(alices.outboundMessages()).hasSize(Handover.WRITES_MAX);
        assertThat(seq(bobs)).isEqualTo(Handover.WRITES_MAX);
    }

    @Test
    void aBroadcastIsWrittenDownOnceAndReachesWhoTakesPartButWhoHasItsAnswer() {
        handOver(subscribe(alice), subscribe(bob));
        assertThat(interests).containsExactly("g:5 true");

        handOver(broadcast(event(1), ""), broadcast(event(2), bob));

        assertThat(copy(alices)).isSameAs(copy(bobs));
        assertThat(seq(copy(alices).frame())).isEqualTo(2);
        assertThat(bobs.outboundMessages()).isEmpty();
        assertThat(metrics.get("yan.connector.broadcasts").counter().count()).isEqualTo(2);
    }

    @Test
    void whoIsRemovedInTheMiddleOfABatchGetsNothingAfterIt() {
        handOver(subscribe(alice), subscribe(bob));

        handOver(
                broadcast(event(1), ""),
                broadcast(event(2).setMembersRemoved(MembersRemoved.newBuilder().addUserIds(2)), ""),
                broadcast(event(3), ""));

        assertThat(List.of(
                        seq(copy(alices).frame()),
                        seq(copy(alices).frame()),
                        seq(copy(alices).frame())))
                .containsExactly(1L, 2L, 3L);
        assertThat(List.of(seq(copy(bobs).frame()), seq(copy(bobs).frame()))).containsExactly(1L, 2L);
        assertThat(bobs.outboundMessages()).isEmpty();
    }

    @Test
    void whoTakesPartNoLongerGetsNothing() {
        handOver(subscribe(alice));
        var unsubscribe = Downlink.newBuilder()
                .addSessionIds(alice)
                .setUnsubscribe(Unsubscribe.newBuilder().addConversationIds("g:5"));

        handOver(unsubscribe.build(), broadcast(event(1), ""));

        assertThat(alices.outboundMessages()).isEmpty();
        assertThat(interests).containsExactly("g:5 true", "g:5 false");
    }

    @Test
    void whoSubscribesIsToldTheHeadNowOrWhenItIsKnown() {
        var head = Position.newBuilder().setConversationId("g:5").setSeq(8).setMessageNo(6);
        handOver(subscribe(alice));
        assertThat(alices.outboundMessages()).isEmpty();

        handOver(Downlink.newBuilder().setBroadcastHead(head).build());
        handOver(subscribe(bob));

        assertThat(copy(alices).frame().getHeads().getPositionsList()).containsExactly(head.build());
        assertThat(frame(bobs).getHeads().getPositionsList()).containsExactly(head.build());
    }

    @Test
    void whatASessionWasGivenIsNotedWithHowItCame() {
        handOver(subscribe(alice), broadcast(event(1), ""));
        handOver(Downlink.newBuilder()
                .addSessionIds(alice)
                .setFrame(deliverFrame(event(2)))
                .build());

        var deliveries = sessions.find(alice).orElseThrow().session().deliveries();
        assertThat(deliveries.overdue(Duration.ofSeconds(3).toNanos()))
                .extracting(Position::getSeq)
                .containsExactly(2L);
        assertThat(deliveries.acknowledged(position(1))).isFalse();
        assertThat(deliveries.acknowledged(position(2))).isTrue();
        alices.releaseOutbound();
    }

    private void handOver(Downlink... downlinks) {
        handover.handOver(List.of(downlinks));
        alices.runPendingTasks();
        bobs.runPendingTasks();
    }

    private static Downlink subscribe(String sessionId) {
        return Downlink.newBuilder()
                .addSessionIds(sessionId)
                .setSubscribe(Subscribe.newBuilder()
                        .addSubscriptions(Subscription.newBuilder().setConversationId("g:5")))
                .build();
    }

    private static Downlink broadcast(ConversationEvent.Builder event, String origin) {
        return Downlink.newBuilder()
                .setBroadcast(BroadcastEvent.newBuilder().setEvent(event).setOriginSessionId(origin))
                .build();
    }

    private static ConversationEvent.Builder event(long seq) {
        return ConversationEvent.newBuilder().setConversationId("g:5").setSeq(seq);
    }

    private static Position position(long seq) {
        return Position.newBuilder().setConversationId("g:5").setSeq(seq).build();
    }

    private static SharedFrame copy(EmbeddedChannel channel) {
        return Objects.requireNonNull(channel.<SharedFrame>readOutbound(), "no copy was written");
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
        return seq(frame(channel));
    }

    private static long seq(ServerFrame frame) {
        return frame.getDeliver().getEvents(0).getSeq();
    }

    private static Downlink deliver(long seq, String... sessionIds) {
        return Downlink.newBuilder()
                .addAllSessionIds(List.of(sessionIds))
                .setFrame(deliverFrame(ConversationEvent.newBuilder().setSeq(seq)))
                .build();
    }

    private static ServerFrame.Builder deliverFrame(ConversationEvent.Builder event) {
        return ServerFrame.newBuilder().setDeliver(Deliver.newBuilder().addEvents(event));
    }
}
