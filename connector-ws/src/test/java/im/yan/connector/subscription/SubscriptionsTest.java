// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.connector.session.Door;
import im.yan.connector.session.LiveSession;
import im.yan.connector.session.Sessions;
import im.yan.connector.session.TestSessions;
import im.yan.connector.session.Traffic;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.GroupDissolved;
import im.yan.schemas.v1.MemberLeft;
import im.yan.schemas.v1.MembersRemoved;
import im.yan.schemas.v1.Position;
import im.yan.schemas.v1.Subscription;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SubscriptionsTest {
    private static final String GROUP = "g:5";

    private final Sessions sessions = new Sessions(TestSessions.LIFE, 10, new TestSessions.Journal());
    private final Door door = new Door(sessions, new Traffic(new SimpleMeterRegistry()));
    private final List<String> announced = new ArrayList<>();
    private boolean stalled;
    private final Subscriptions subscriptions = new Subscriptions(sessions, this::announce);
    private final LiveSession alice = open(1);
    private final LiveSession bob = open(2);

    @Test
    void theFirstWhoComesAndTheLastWhoGoesAreAnnounced() {
        subscriptions.subscribe(alice, List.of(since(GROUP, 1)));
        subscriptions.subscribe(bob, List.of(since(GROUP, 1)));
        subscriptions.announce();
        assertThat(announced).containsExactly("g:5 true");

        subscriptions.unsubscribe(alice, List.of(GROUP));
        subscriptions.announce();
        assertThat(announced).hasSize(1);
        subscriptions.unsubscribe(bob, List.of(GROUP));
        subscriptions.announce();
        subscriptions.announce();

        assertThat(announced).containsExactly("g:5 true", "g:5 false");
    }

    @Test
    void whatTheLogDoesNotTakeIsAnnouncedOnceItDoesAsItIsThen() {
        stalled = true;
        subscriptions.subscribe(alice, List.of(since(GROUP, 1), since("g:6", 1)));
        subscriptions.announce();
        subscriptions.unsubscribe(alice, List.of("g:6"));

        stalled = false;
        subscriptions.announce();

        assertThat(announced).containsExactly("g:5 true", "g:6 false");
    }

    @Test
    void interestsAreRenewedSomeAtATime() {
        var many = IntStream.rangeClosed(1, Subscriptions.CONVERSATIONS_MAX)
                .mapToObj(i -> since("g:" + i, 1))
                .toList();
        var more = many.stream()
                .map(each -> since(each.getConversationId() + "0000", 1))
                .toList();
        subscriptions.subscribe(alice, many);
        subscriptions.subscribe(bob, more);
        subscriptions.subscribe(open(3), List.of(since("g:7000000", 1)));
        subscriptions.announce();
        subscriptions.announce();
        announced.clear();

        subscriptions.renew();
        subscriptions.announce();
        assertThat(announced).hasSize(Subscriptions.ANNOUNCED_PER_TICK);
        subscriptions.announce();

        assertThat(announced)
                .hasSize(Subscriptions.ANNOUNCED_PER_TICK + 1)
                .doesNotHaveDuplicates()
                .allMatch(each -> each.endsWith("true"));
    }

    @Test
    void whoSubscribesLearnsTheHeadAsSoonAsAnybodyHereKnowsIt() {
        assertThat(subscriptions.subscribe(alice, List.of(since(GROUP, 1)))).isEmpty();
        assertThat(subscriptions.audienceOf(head(8))).containsExactly(alice);

        assertThat(subscriptions.subscribe(bob, List.of(since(GROUP, 1)))).containsExactly(head(8));
        assertThat(subscriptions.subscribe(bob, List.of(since(GROUP, 1)))).isEmpty();
        assertThat(subscriptions.audienceOf(head(8))).isEmpty();
        subscriptions.audienceOf(event(9).build());
        assertThat(subscriptions.audienceOf(head(9))).isEmpty();

        assertThat(subscriptions.audienceOf(head(11))).containsExactly(alice, bob);
    }

    @Test
    void aHeadIsForgottenWithTheInterestAndNotBefore() {
        subscriptions.subscribe(alice, List.of(since(GROUP, 1)));
        subscriptions.announce();
        subscriptions.audienceOf(head(8));

        subscriptions.unsubscribe(alice, List.of(GROUP));
        subscriptions.audienceOf(event(9).build());
        assertThat(subscriptions.subscribe(alice, List.of(since(GROUP, 1)))).containsExactly(head(9));
        subscriptions.unsubscribe(alice, List.of(GROUP));
        subscriptions.announce();

        assertThat(subscriptions.subscribe(alice, List.of(since(GROUP, 1)))).isEmpty();
        assertThat(subscriptions.audienceOf(event(3).build())).containsExactly(alice);
    }

    @Test
    void whoIsRemovedGetsThatEventAndNothingAfterIt() {
        both();

        var removed = event(3).setMembersRemoved(MembersRemoved.newBuilder().addUserIds(2));
        assertThat(subscriptions.audienceOf(removed.build())).containsExactly(alice, bob);

        assertThat(subscriptions.audienceOf(event(4).build())).containsExactly(alice);
    }

    @Test
    void whoLeavesGetsThatEventAndNothingAfterIt() {
        both();

        var left = event(3).setActorId(1).setMemberLeft(MemberLeft.getDefaultInstance());
        assertThat(subscriptions.audienceOf(left.build())).containsExactly(alice, bob);

        assertThat(subscriptions.audienceOf(event(4).build())).containsExactly(bob);
    }

    @Test
    void whoIsBackAlreadyIsNotPutOutByTheLateNewsOfHavingBeenRemoved() {
        both();
        subscriptions.unsubscribe(bob, List.of(GROUP));
        subscriptions.subscribe(bob, List.of(since(GROUP, 5)));

        var removed = event(3).setMembersRemoved(MembersRemoved.newBuilder().addUserIds(2));
        assertThat(subscriptions.audienceOf(removed.build())).containsExactly(alice);

        assertThat(subscriptions.audienceOf(event(4).build())).containsExactly(alice);
        assertThat(subscriptions.audienceOf(event(5).build())).containsExactly(alice, bob);
        assertThat(subscriptions.audienceOf(event(6).build())).containsExactly(alice, bob);
    }

    @Test
    void whoSubscribesAgainBeforeTheRemovalIsHeardOfStays() {
        both();

        subscriptions.subscribe(bob, List.of(since(GROUP, 5)));
        subscriptions.subscribe(bob, List.of(since(GROUP, 1)));
        subscriptions.audienceOf(
                event(3).setMembersRemoved(MembersRemoved.newBuilder().addUserIds(2))
                        .build());

        assertThat(subscriptions.audienceOf(event(6).build())).containsExactly(alice, bob);
        var removedAgain =
                event(7).setMembersRemoved(MembersRemoved.newBuilder().addUserIds(2));
        assertThat(subscriptions.audienceOf(removedAgain.build())).containsExactly(alice, bob);
        assertThat(subscriptions.audienceOf(event(8).build())).containsExactly(alice);
    }

    @Test
    void aDissolvedGroupHasNobodyLeft() {
        both();

        var dissolved = event(3).setGroupDissolved(GroupDissolved.getDefaultInstance());
        assertThat(subscriptions.audienceOf(dissolved.build())).containsExactly(alice, bob);
        subscriptions.announce();

        assertThat(subscriptions.size()).isZero();
        assertThat(announced).containsExactly("g:5 true", "g:5 false");
    }

    @Test
    void aSessionThatEndsTakesPartInNothing() {
        subscriptions.subscribe(alice, List.of(since(GROUP, 1), since("g:6", 1)));
        assertThat(subscriptions.size()).isEqualTo(2);

        door.lost(alice.session());

        assertThat(subscriptions.size()).isZero();
        assertThat(subscriptions.isSubscribed(alice.id(), GROUP)).isFalse();
        subscriptions.subscribe(alice, List.of(since(GROUP, 1)));
        assertThat(subscriptions.size()).isZero();
    }

    @Test
    void aboveTheBoundTheOldestIsDisplaced() {
        var many = IntStream.rangeClosed(1, Subscriptions.CONVERSATIONS_MAX + 1)
                .mapToObj(i -> since("g:" + i, 1))
                .toList();

        subscriptions.subscribe(alice, many);

        assertThat(subscriptions.size()).isEqualTo(Subscriptions.CONVERSATIONS_MAX);
        assertThat(subscriptions.isSubscribed(alice.id(), "g:1")).isFalse();
        assertThat(subscriptions.isSubscribed(alice.id(), "g:2")).isTrue();
    }

    private void both() {
        subscriptions.subscribe(alice, List.of(since(GROUP, 1)));
        subscriptions.subscribe(bob, List.of(since(GROUP, 1)));
        subscriptions.announce();
    }

    private boolean announce(String conversationId, boolean interested) {
        if (!stalled) {
            announced.add(conversationId + " " + interested);
        }
        return !stalled;
    }

    private LiveSession open(long userId) {
        var session = TestSessions.open(sessions, new EmbeddedChannel(), userId);
        return sessions.find(TestSessions.identityOf(session).sessionId()).orElseThrow();
    }

    private static Subscription since(String conversationId, long seq) {
        return Subscription.newBuilder()
                .setConversationId(conversationId)
                .setSinceSeq(seq)
                .build();
    }

    private static ConversationEvent.Builder event(long seq) {
        return ConversationEvent.newBuilder()
                .setConversationId(GROUP)
                .setSeq(seq)
                .setMessageNo(seq);
    }

    private static Position head(long seq) {
        return Position.newBuilder()
                .setConversationId(GROUP)
                .setSeq(seq)
                .setMessageNo(seq)
                .build();
    }
}
