// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import static im.yan.push.Events.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import im.yan.schemas.Topics;
import im.yan.schemas.TraceHeader;
import im.yan.schemas.v1.Accepted;
import im.yan.schemas.v1.CommandAnswered;
import im.yan.schemas.v1.ConversationMarks;
import im.yan.schemas.v1.DeliveredPosition;
import im.yan.schemas.v1.Error;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.InboxEntry;
import im.yan.schemas.v1.MemberPositions;
import im.yan.schemas.v1.MessagesHidden;
import im.yan.schemas.v1.Notice;
import im.yan.schemas.v1.Origin;
import im.yan.schemas.v1.ReadPosition;
import im.yan.schemas.v1.Signal;
import im.yan.schemas.v1.UnreadCount;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliverNewsTest {
    private static final long ALICE = 1;
    private static final long BOB = 2;
    private static final String CONVERSATION = "d:1:2";

    private final PushDriver push = new PushDriver();

    @BeforeEach
    void twoConnectors() {
        push.beat(0, PushDriver.EPOCH);
        push.beat(1, PushDriver.EPOCH);
    }

    @AfterEach
    void close() {
        push.close();
    }

    @Test
    void anEventGoesToEveryDeviceInOneRecordPerConnector() {
        push.given(BOB, 0, "phone", "tablet");
        push.given(BOB, 1, "laptop");

        push.event(BOB, event(CONVERSATION, 7));

        var sent = push.sent();
        assertThat(sent)
                .extracting(PushDriver.Sent::connector, PushDriver.Sent::sessionIds)
                .containsExactly(tuple(0, List.of("phone", "tablet")), tuple(1, List.of("laptop")));
        assertThat(sent)
                .allSatisfy(
                        one -> assertThat(one.downlink().getFrame().getDeliver().getEventsList())
                                .containsExactly(event(CONVERSATION, 7)));
        assertThat(push.metric("yan.push.deliveries")).isEqualTo(3);
    }

    @Test
    void nobodyElseHearsOfIt() {
        push.given(BOB, 0, "bobs");
        push.given(ALICE, 0, "alices");
        push.given(22, 0, "somebodys");

        push.event(BOB, event(CONVERSATION, 1));

        assertThat(push.sent()).extracting(PushDriver.Sent::sessionIds).containsExactly(List.of("bobs"));
    }

    @Test
    void anAcceptedCommandIsAnsweredAndItsEventGoesToTheSendersOtherDevices() {
        push.given(ALICE, 0, "origin");
        push.given(ALICE, 1, "other");

        push.inbox(answered(accepted().setEvent(event(CONVERSATION, 7))));

        var sent = push.sent();
        assertThat(sent)
                .extracting(PushDriver.Sent::connector, PushDriver.Sent::sessionIds)
                .containsExactly(tuple(0, List.of("origin")), tuple(1, List.of("other")));
        var ack = sent.getFirst().downlink().getFrame();
        assertThat(ack.getReplyTo()).isEqualTo(33);
        assertThat(ack.getSendAck().getClientMsgId()).isEqualTo("m-1");
        assertThat(ack.getSendAck().getConversationId()).isEqualTo(CONVERSATION);
        assertThat(ack.getSendAck().getSeq()).isEqualTo(7);
        assertThat(ack.getSendAck().getMessageNo()).isEqualTo(6);
        assertThat(ack.getSendAck().getMessageId()).isEqualTo(99);
        assertThat(ack.getSendAck().getTimeMillis()).isEqualTo(1234);
        assertThat(sent.getLast().downlink().getFrame().getDeliver().getEventsList())
                .containsExactly(event(CONVERSATION, 7));
    }

    @Test
    void aSessionThatIsNotKnownYetIsAnsweredAllTheSame() {
        push.inbox(answered(accepted()));

        assertThat(push.sent())
                .extracting(PushDriver.Sent::connector, PushDriver.Sent::sessionIds)
                .containsExactly(tuple(0, List.of("origin")));
    }

    @Test
    void theAnswerToAResendIsNoNewsToTheOtherDevices() {
        push.given(ALICE, 0, "origin", "other");

        push.inbox(answered(accepted()));

        assertThat(push.sent()).extracting(PushDriver.Sent::sessionIds).containsExactly(List.of("origin"));
    }

    @Test
    void aRefusalIsAnErrorFrameForTheSessionThatAsked() {
        push.given(ALICE, 0, "origin", "other");
        var error = Error.newBuilder().setCode(ErrorCode.RECIPIENT_UNKNOWN).build();

        push.inbox(answered(answer().setRefused(error)));

        var sent = push.sent();
        assertThat(sent).extracting(PushDriver.Sent::sessionIds).containsExactly(List.of("origin"));
        assertThat(sent.getFirst().downlink().getFrame().getReplyTo()).isEqualTo(33);
        assertThat(sent.getFirst().downlink().getFrame().getError()).isEqualTo(error);
    }

    @Test
    void anAnswerToNoSessionOnlyReachesTheDevices() {
        push.given(ALICE, 0, "phone");

        push.inbox(answered(accepted().clearOrigin().setEvent(event(CONVERSATION, 7))));

        assertThat(push.sent())
                .extracting(one -> one.downlink().getFrame().hasDeliver())
                .containsExactly(true);
    }

    @Test
    void readPositionsUnreadCountsAndNoticesReachEveryDevice() {
        push.given(BOB, 0, "phone");
        push.given(BOB, 1, "laptop");
        var read = ReadPosition.newBuilder()
                .setConversationId(CONVERSATION)
                .setUserId(ALICE)
                .setSeq(4)
                .build();
        var unread = UnreadCount.newBuilder()
                .setUserId(BOB)
                .setConversationId(CONVERSATION)
                .setUnread(3)
                .build();
        var delivered = DeliveredPosition.newBuilder()
                .setConversationId(CONVERSATION)
                .setUserId(ALICE)
                .setSeq(5)
                .build();

        push.inbox(InboxEntry.newBuilder().setOwnerId(BOB).setRead(read));
        push.unread(unread);
        push.notice(Notice.newBuilder().setOwnerId(BOB).setDelivered(delivered).build());

        var frames = push.sent().stream().map(one -> one.downlink().getFrame()).toList();
        assertThat(frames).hasSize(6);
        assertThat(frames.get(0).getRead()).isEqualTo(read);
        assertThat(frames.get(2).getUnread()).isEqualTo(unread);
        assertThat(frames.get(4).getDelivered()).isEqualTo(delivered);
    }

    @Test
    void nobodyTypesToWhoHasBlockedHerButInGroups() {
        push.given(BOB, 0, "phone");
        push.block(BOB, ALICE);
        var alone = typing(CONVERSATION);
        var inGroup = typing("g:7");

        push.notice(Notice.newBuilder().setOwnerId(BOB).setSignal(alone).build());
        push.notice(Notice.newBuilder().setOwnerId(BOB).setSignal(inGroup).build());

        assertThat(push.frames())
                .singleElement()
                .satisfies(frame -> assertThat(frame.getSignal()).isEqualTo(inGroup));
    }

    private static Signal typing(String conversation) {
        return Signal.newBuilder()
                .setConversationId(conversation)
                .setUserId(ALICE)
                .setTyping(true)
                .build();
    }

    @Test
    void marksHiddenMessagesTypingAndMembersPositionsReachEveryDevice() {
        push.given(BOB, 0, "phone");
        push.given(BOB, 1, "laptop");
        var marks = ConversationMarks.newBuilder()
                .setConversationId(CONVERSATION)
                .setMarkedUnread(true)
                .build();
        var hidden = MessagesHidden.newBuilder()
                .setConversationId(CONVERSATION)
                .addSeqs(4)
                .build();
        var signal = typing(CONVERSATION);
        var positions = MemberPositions.newBuilder().setConversationId("g:7").build();

        push.inbox(InboxEntry.newBuilder().setOwnerId(BOB).setMarks(marks));
        push.inbox(InboxEntry.newBuilder().setOwnerId(BOB).setHidden(hidden));
        push.notice(Notice.newBuilder().setOwnerId(BOB).setSignal(signal).build());
        push.notice(Notice.newBuilder().setOwnerId(BOB).setPositions(positions).build());

        var frames = push.frames();
        assertThat(frames).hasSize(8);
        assertThat(frames.get(0).getMarks()).isEqualTo(marks);
        assertThat(frames.get(2).getHidden()).isEqualTo(hidden);
        assertThat(frames.get(4).getSignal()).isEqualTo(signal);
        assertThat(frames.get(6).getMemberPositions()).isEqualTo(positions);
    }

    @Test
    void theCountsOfABusyConversationAreThinnedOut() {
        push.given(BOB, 0, "phone");

        push.unread(unread(1));
        push.unread(unread(2));
        push.unread(unread(3));
        assertThat(push.frames())
                .extracting(frame -> frame.getUnread().getUnread())
                .containsExactly(1L);
        push.pass(Duration.ofMillis(500));

        assertThat(push.frames())
                .filteredOn(frame -> frame.hasUnread())
                .extracting(frame -> frame.getUnread().getUnread())
                .containsExactly(3L);
    }

    @Test
    void aDeletedCountIsNoNews() {
        push.given(BOB, 0, "phone");

        push.delete(Topics.UNREAD, "2/d:1:2");

        assertThat(push.sent()).isEmpty();
    }

    @Test
    void theTraceGoesOnButNoOtherHeader() {
        push.given(BOB, 0, "phone");
        var trace = TraceHeader.random(RandomGenerator.getDefault());
        var headers = new RecordHeaders().add("secret", new byte[] {1});
        trace.addTo(headers);

        push.inbox(
                InboxEntry.newBuilder()
                        .setOwnerId(BOB)
                        .setEvent(event(CONVERSATION, 1))
                        .build(),
                headers);

        var sent = push.sent().getFirst().headers();
        assertThat(TraceHeader.of(sent)).contains(trace);
        assertThat(sent.toArray()).hasSize(1);
    }

    private static UnreadCount unread(long unread) {
        return UnreadCount.newBuilder()
                .setUserId(BOB)
                .setConversationId(CONVERSATION)
                .setUnread(unread)
                .build();
    }

    private static InboxEntry.Builder answered(CommandAnswered.Builder answer) {
        return InboxEntry.newBuilder().setOwnerId(ALICE).setAnswered(answer);
    }

    private static CommandAnswered.Builder accepted() {
        return answer().setAccepted(Accepted.newBuilder()
                .setSeq(7)
                .setMessageNo(6)
                .setMessageId(99)
                .setTimeMillis(1234));
    }

    private static CommandAnswered.Builder answer() {
        return CommandAnswered.newBuilder()
                .setOrigin(Origin.newBuilder()
                        .setConnector(0)
                        .setSessionId("origin")
                        .setRequestId(33))
                .setConversationId(CONVERSATION)
                .setClientMsgId("m-1");
    }
}
