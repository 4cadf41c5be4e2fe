// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import static im.yan.push.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.push.group.UserMemberships;
import im.yan.schemas.v1.DeliveredPosition;
import im.yan.schemas.v1.Diffusion;
import im.yan.schemas.v1.Membership;
import im.yan.schemas.v1.Subscription;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FollowMembershipsTest {
    private static final long BOB = 2;
    private static final String GROUP = "g:7";

    private final PushDriver push = new PushDriver();

    @BeforeEach
    void aConnector() {
        push.beat(0, PushDriver.EPOCH);
    }

    @AfterEach
    void close() {
        push.close();
    }

    @Test
    void theSessionsOfANewMemberTakePartInALargeGroup() {
        push.given(BOB, 0, "phone", "laptop");

        push.membership(BOB, member(GROUP, 5, Diffusion.READ));

        assertThat(push.sent()).singleElement().satisfies(sent -> {
            assertThat(sent.sessionIds()).containsExactly("phone", "laptop");
            assertThat(subscriptions(sent)).containsExactly(since(GROUP, 5));
        });
    }

    @Test
    void aSessionThatOpensTakesPartInTheUsersLargeGroups() {
        push.membership(BOB, member("g:8", 5, Diffusion.READ));
        push.membership(BOB, member(GROUP, 6, Diffusion.READ));
        push.membership(BOB, member("g:9", 5, Diffusion.WRITE));

        push.open(BOB, "phone", 0);

        var sent = push.sent();
        assertThat(sent).hasSize(2);
        assertThat(sent.getLast().sessionIds()).containsExactly("phone");
        assertThat(subscriptions(sent.getLast())).containsExactly(since(GROUP, 6), since("g:8", 5));
    }

    @Test
    void aGroupThatBecomesSmallIsTakenPartInNoLonger() {
        push.given(BOB, 0, "phone");
        push.membership(BOB, member(GROUP, 5, Diffusion.READ));
        push.sent();

        push.membership(BOB, member(GROUP, 9, Diffusion.WRITE));

        assertThat(push.sent())
                .singleElement()
                .satisfies(sent -> assertThat(sent.downlink().getUnsubscribe().getConversationIdsList())
                        .containsExactly(GROUP));
    }

    @Test
    void aLateMembershipChangesNothing() {
        push.given(BOB, 0, "phone");
        push.membership(BOB, member(GROUP, 5, Diffusion.WRITE));
        push.sent();

        push.membership(BOB, member(GROUP, 4, Diffusion.READ));

        assertThat(push.sent()).isEmpty();
    }

    @Test
    void aRepeatedMembershipIsToldAgain() {
        push.given(BOB, 0, "phone");
        push.membership(BOB, member(GROUP, 4, Diffusion.READ));
        push.membership(BOB, member(GROUP, 5, Diffusion.WRITE));
        push.sent();

        push.membership(BOB, member(GROUP, 5, Diffusion.WRITE));

        assertThat(push.sent())
                .singleElement()
                .satisfies(sent -> assertThat(sent.downlink().hasUnsubscribe()).isTrue());
    }

    @Test
    void whoHasLeftLearnsSoAndIsToldOfTheGroupNoMore() {
        push.given(BOB, 0, "phone");
        push.membership(BOB, member(GROUP, 1, Diffusion.WRITE));
        push.event(BOB, event(GROUP, 1));
        push.event(BOB, event(GROUP, 2));

        push.membership(BOB, left(GROUP, 4));
        push.event(BOB, event(GROUP, 3));
        push.event(BOB, event(GROUP, 4));

        assertThat(push.frames())
                .filteredOn(frame -> frame.hasDeliver())
                .extracting(frame -> frame.getDeliver().getEvents(0).getSeq())
                .containsExactly(1L, 2L, 3L, 4L);
        push.open(BOB, "laptop", 0);
        assertThat(push.frames().getFirst().getHeads().getPositionsList()).isEmpty();
    }

    @Test
    void theNewsOfHavingLeftCanBeAcknowledged() {
        push.given(BOB, 0, "phone");
        push.membership(BOB, left(GROUP, 4));
        push.event(BOB, event(GROUP, 4));
        push.sent();

        push.ack(BOB, "phone", GROUP, 9);

        assertThat(push.frames())
                .singleElement()
                .satisfies(frame -> assertThat(frame.getDeliverAckOk().getPositionsList())
                        .containsExactly(PushDriver.position(GROUP, 4)));
        push.passSeconds(60);
        assertThat(push.metric("yan.push.deliveries.failed")).isZero();
        assertThat(push.receipts()).isEmpty();
    }

    @Test
    void whoComesBackIsAMemberLikeAnother() {
        push.membership(BOB, left(GROUP, 4));
        push.event(BOB, event(GROUP, 4));
        push.membership(BOB, member(GROUP, 6, Diffusion.WRITE));
        push.event(BOB, event(GROUP, 6));

        push.open(BOB, "phone", 0);

        assertThat(push.frames().getFirst().getHeads().getPositionsList()).containsExactly(PushDriver.head(GROUP, 6));
    }

    @Test
    void whoIsRemovedAndAddedAgainTakesPartFromThenOn() {
        push.given(BOB, 0, "phone");
        push.membership(BOB, member(GROUP, 4, Diffusion.READ));
        push.sent();

        push.membership(BOB, left(GROUP, 6));
        push.membership(BOB, member(GROUP, 7, Diffusion.READ));

        var sent = push.sent();
        assertThat(sent).hasSize(2);
        assertThat(sent.getFirst().downlink().getUnsubscribe().getConversationIdsList())
                .containsExactly(GROUP);
        assertThat(subscriptions(sent.getLast())).containsExactly(since(GROUP, 7));
    }

    @Test
    void beyondTheLimitTheGroupJoinedLongestAgoIsForgotten() {
        push.given(BOB, 0, "phone");
        push.membership(BOB, member("g:1", 1, Diffusion.READ));
        push.passSeconds(1);
        for (var group = 2; group <= UserMemberships.READ_MAX; group++) {
            push.membership(BOB, member("g:" + group, 1, Diffusion.READ));
        }
        push.sent();

        push.membership(BOB, member("g:9999", 1, Diffusion.READ));

        var sent = push.sent();
        assertThat(sent).hasSize(2);
        assertThat(subscriptions(sent.getFirst())).containsExactly(since("g:9999", 1));
        assertThat(sent.getLast().downlink().getUnsubscribe().getConversationIdsList())
                .containsExactly("g:1");
        push.open(BOB, "laptop", 0);
        assertThat(subscriptions(push.sent().getLast()))
                .hasSize(UserMemberships.READ_MAX)
                .doesNotContain(since("g:1", 1));
    }

    @Test
    void anAckInASmallGroupIsLoggedAndToldToTheConversation() {
        push.given(BOB, 0, "phone");
        push.membership(BOB, member(GROUP, 1, Diffusion.WRITE));
        push.event(BOB, event(GROUP, 3));

        push.ack(BOB, "phone", GROUP, 3);

        var delivered = DeliveredPosition.newBuilder()
                .setConversationId(GROUP)
                .setUserId(BOB)
                .setSeq(3)
                .build();
        assertThat(push.receipts())
                .extracting(receipt -> receipt.value().getDelivered())
                .containsExactly(delivered);
        assertThat(push.signals()).singleElement().satisfies(signal -> {
            assertThat(signal.key()).isEqualTo(GROUP);
            assertThat(signal.value().getConversationId()).isEqualTo(GROUP);
            assertThat(signal.value().getDelivered()).isEqualTo(delivered);
        });
    }

    @Test
    void howFarMembersOfALargeGroupHoldItIsNotFollowed() {
        push.given(BOB, 0, "phone");
        push.membership(BOB, member(GROUP, 1, Diffusion.READ));
        push.sent();

        push.ack(BOB, "phone", GROUP, 3);
        assertThat(push.sent()).isEmpty();
        push.event(BOB, event(GROUP, 5));
        push.sent();
        push.ack(BOB, "phone", GROUP, 5);

        assertThat(push.frames())
                .extracting(frame -> frame.getDeliverAckOk().getPositionsList())
                .containsExactly(List.of(PushDriver.position(GROUP, 5)));
        assertThat(push.receipts()).isEmpty();
        assertThat(push.signals()).isEmpty();
    }

    private static List<Subscription> subscriptions(PushDriver.Sent sent) {
        return sent.downlink().getSubscribe().getSubscriptionsList();
    }

    private static Subscription since(String conversationId, long seq) {
        return Subscription.newBuilder()
                .setConversationId(conversationId)
                .setSinceSeq(seq)
                .build();
    }

    private static Membership.Builder member(String group, long seq, Diffusion diffusion) {
        return Membership.newBuilder()
                .setConversationId(group)
                .setSeq(seq)
                .setMember(true)
                .setDiffusion(diffusion);
    }

    private static Membership.Builder left(String group, long seq) {
        return Membership.newBuilder().setConversationId(group).setSeq(seq);
    }
}
