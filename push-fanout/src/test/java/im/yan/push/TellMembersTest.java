// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.Broadcast;
import im.yan.schemas.v1.DeliveredPosition;
import im.yan.schemas.v1.Diffusion;
import im.yan.schemas.v1.MemberPosition;
import im.yan.schemas.v1.MemberPositions;
import im.yan.schemas.v1.Notice;
import im.yan.schemas.v1.ReadPosition;
import im.yan.schemas.v1.Roster;
import im.yan.schemas.v1.Signal;
import im.yan.schemas.v1.SignalRecord;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TellMembersTest {
    private static final String GROUP = "g:7";

    private final PushDriver push = new PushDriver();

    @BeforeEach
    void aConnector() {
        push.beat(0, PushDriver.EPOCH);
        push.passSeconds(1);
    }

    @AfterEach
    void close() {
        push.close();
    }

    @Test
    void whoTypesIsToldToThePeer() {
        push.given(2, 0, "bobs");
        var signal = typing("d:1:2", 1);

        push.signal(signal);

        assertThat(push.notices()).extracting(notice -> notice.key()).containsExactly("2");
        assertThat(push.frames()).extracting(frame -> frame.getSignal()).containsExactly(signal.getSignal());
    }

    @Test
    void whoIsNotInTheConversationTellsNobody() {
        roster(Diffusion.WRITE, 1, 2, 3);

        push.signal(typing("d:1:2", 3));
        push.signal(typing(GROUP, 4));
        push.signal(typing("g:8", 1));
        push.signal(typing("no conversation", 1));

        assertThat(push.notices()).isEmpty();
    }

    @Test
    void whoTypesIsToldToTheOtherMembers() {
        roster(Diffusion.WRITE, 1, 2, 3);

        push.signal(typing(GROUP, 2));

        assertThat(push.notices()).extracting(notice -> notice.key()).containsExactly("1", "3");
    }

    @Test
    void theRosterIsTheLastOne() {
        roster(Diffusion.WRITE, 1, 2, 3);
        roster(Diffusion.WRITE, 1, 2);

        push.signal(typing(GROUP, 3));
        push.signal(typing(GROUP, 2));

        assertThat(push.notices()).extracting(notice -> notice.key()).containsExactly("1");
    }

    @Test
    void inALargeGroupNobodyIsTold() {
        var members = LongStream.rangeClosed(1, ProtocolLimits.POSITIONS_PUSHED_MEMBERS_MAX + 1L)
                .toArray();
        roster(Diffusion.WRITE, 1, 2, 3);
        roster(Diffusion.WRITE, members);

        push.signal(typing(GROUP, 2));
        read(2, 5);
        push.passSeconds(2);

        assertThat(push.notices()).isEmpty();
        roster(Diffusion.WRITE, 1, 2);
        roster(Diffusion.READ);
        push.signal(typing(GROUP, 2));
        assertThat(push.notices()).isEmpty();
    }

    @Test
    void positionsAreCollectedForAMomentAndToldToEveryMember() {
        push.given(1, 0, "alices");
        roster(Diffusion.WRITE, 1, 2, 3);

        read(2, 5);
        read(2, 4);
        delivered(2, 6);
        delivered(3, 6);
        delivered(4, 6);
        assertThat(push.notices()).isEmpty();
        push.passSeconds(1);

        var positions = MemberPositions.newBuilder()
                .setConversationId(GROUP)
                .addPositions(MemberPosition.newBuilder()
                        .setUserId(2)
                        .setReadSeq(5)
                        .setReadNo(4)
                        .setDeliveredSeq(6))
                .addPositions(MemberPosition.newBuilder().setUserId(3).setDeliveredSeq(6))
                .build();
        assertThat(push.notices())
                .extracting(notice -> notice.value())
                .containsExactly(told(1, positions), told(2, positions), told(3, positions));
        assertThat(push.frames())
                .extracting(frame -> frame.getMemberPositions())
                .containsExactly(positions);
        push.passSeconds(5);
        assertThat(push.notices()).isEmpty();
    }

    private static Notice told(long userId, MemberPositions positions) {
        return Notice.newBuilder().setOwnerId(userId).setPositions(positions).build();
    }

    private void roster(Diffusion diffusion, long... members) {
        push.broadcast(Broadcast.newBuilder()
                .setConversationId(GROUP)
                .setRoster(Roster.newBuilder()
                        .setDiffusion(diffusion)
                        .addAllMemberIds(LongStream.of(members).boxed().toList())));
    }

    private void read(long userId, long seq) {
        push.broadcast(Broadcast.newBuilder()
                .setConversationId(GROUP)
                .setRead(ReadPosition.newBuilder()
                        .setConversationId(GROUP)
                        .setUserId(userId)
                        .setSeq(seq)
                        .setMessageNo(seq - 1)));
    }

    private void delivered(long userId, long seq) {
        push.signal(SignalRecord.newBuilder()
                .setConversationId(GROUP)
                .setDelivered(DeliveredPosition.newBuilder()
                        .setConversationId(GROUP)
                        .setUserId(userId)
                        .setSeq(seq)));
    }

    private static SignalRecord.Builder typing(String conversationId, long userId) {
        return SignalRecord.newBuilder()
                .setConversationId(conversationId)
                .setSignal(Signal.newBuilder()
                        .setConversationId(conversationId)
                        .setUserId(userId)
                        .setTyping(true));
    }
}
