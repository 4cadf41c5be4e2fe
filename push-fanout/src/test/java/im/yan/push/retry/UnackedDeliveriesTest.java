// SPDX-License-Identifier: Apache-2.0
package im.yan.push.retry;

import static im.yan.push.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.push.retry.Due.GivenUp;
import im.yan.push.retry.Due.Resend;
import im.yan.schemas.v1.ConversationEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnackedDeliveriesTest {
    private static final long USER = 2;
    private static final String A = "d:1:2";
    private static final String B = "d:2:3";
    private static final ResendSchedule SCHEDULE =
            new ResendSchedule(List.of(Duration.ofMillis(5), Duration.ofMillis(10)));
    private static final int ALL = 100;

    private final UnackedDeliveries unacked = deliveries(3, 10_000, 10);

    @Test
    void everythingUnackedOfADueConversationIsSentAgainInOrder() {
        sent("s", event(A, 1), 0);
        sent("s", event(A, 2), 4);

        assertThat(unacked.due(4, ALL)).isEmpty();
        assertThat(unacked.due(5, ALL)).containsExactly(resend("s", event(A, 1), event(A, 2)));
        assertThat(unacked.due(14, ALL)).isEmpty();
        assertThat(unacked.due(15, ALL)).hasSize(1);
    }

    @Test
    void aSessionIsGivenUpWhenTheLastResendWasWaitedForAsLongAgain() {
        sent("s", event(A, 1), 0);
        sent("s", event(A, 3), 0);
        unacked.due(5, ALL);
        unacked.due(15, ALL);
        sent("s", event(B, 9), 24);

        assertThat(unacked.due(24, ALL)).isEmpty();
        assertThat(unacked.due(25, ALL))
                .containsExactly(new GivenUp(USER, "s", List.of(range(event(A, 1), event(A, 3)), range(event(B, 9)))));
        assertThat(unacked.due(1_000, ALL)).isEmpty();
    }

    @Test
    void progressStartsTheWaitAnewAndNothingElseDoes() {
        sent("s", event(A, 1), 0);
        sent("s", event(A, 2), 0);
        unacked.due(5, ALL);

        unacked.acked("s", A, 0, 6);
        unacked.acked("s", B, 1, 6);
        unacked.acked("other", A, 2, 6);
        assertThat(unacked.due(15, ALL)).containsExactly(resend("s", event(A, 1), event(A, 2)));

        unacked.acked("s", A, 1, 16);
        assertThat(unacked.due(20, ALL)).isEmpty();
        assertThat(unacked.due(21, ALL)).containsExactly(resend("s", event(A, 2)));

        unacked.acked("s", A, 1, 22);
        assertThat(unacked.due(31, ALL)).containsExactly(resend("s", event(A, 2)));

        unacked.acked("s", A, 7, 32);
        assertThat(unacked.due(1_000, ALL)).isEmpty();
    }

    @Test
    void aConversationWithTooManyEventsKeepsNumbersAndLeavesItsRoomToOthers() {
        for (var seq = 1; seq <= 4; seq++) {
            sent("s", event(A, seq), 0);
        }
        sent("s", event(B, 1), 0);
        sent("s", event(A, 5), 0);

        assertThat(unacked.due(5, ALL)).containsExactly(new Resend(USER, "s", List.of(event(B, 1)), true));

        unacked.acked("s", A, 5, 6);
        assertThat(unacked.due(15, ALL)).containsExactly(resend("s", event(B, 1)));
    }

    @Test
    void aConversationThatWasTooLongIsWatchedByNumberUntilAllOfItIsAcked() {
        for (var seq = 1; seq <= 4; seq++) {
            sent("s", event(A, seq), 0);
        }
        unacked.acked("s", A, 3, 0);

        assertThat(unacked.due(5, ALL)).containsExactly(new Resend(USER, "s", List.of(), true));
        unacked.due(15, ALL);
        assertThat(unacked.due(25, ALL))
                .containsExactly(new GivenUp(USER, "s", List.of(new UnackedRange(A, 4, 4, List.of()))));
    }

    @Test
    void theBytesOfAllSessionsAreBoundedAndComeBack() {
        var size = event(A, 1).getSerializedSize();
        var small = deliveries(3, size, 10);
        small.sent(USER, "first", event(A, 1), 0);
        small.sent(USER, "second", event(A, 1), 0);

        assertThat(small.due(5, ALL))
                .containsExactly(resend("first", event(A, 1)), new Resend(USER, "second", List.of(), true));

        small.forget("first");
        small.sent(USER, "third", event(A, 1), 5);
        assertThat(small.due(10, ALL)).containsExactly(resend("third", event(A, 1)));
        small.acked("third", A, 1, 10);
        small.sent(USER, "fourth", event(A, 1), 10);
        assertThat(small.due(15, ALL)).contains(resend("fourth", event(A, 1)));
    }

    @Test
    void whatIsWatchedIsBoundedAndRoomComesBack() {
        var few = deliveries(3, 10_000, 2);

        assertThat(few.sent(USER, "s", event(A, 1), 0)).isTrue();
        assertThat(few.sent(USER, "t", event(A, 1), 0)).isTrue();
        assertThat(few.sent(USER, "s", event(B, 1), 0)).isFalse();
        assertThat(few.sent(USER, "u", event(A, 1), 0)).isFalse();
        assertThat(few.sent(USER, "s", event(A, 2), 0)).isTrue();

        few.acked("s", A, 2, 0);
        assertThat(few.sent(USER, "u", event(A, 1), 0)).isTrue();
        few.forget("t");
        assertThat(few.sent(USER, "s", event(B, 1), 0)).isTrue();
    }

    @Test
    void aRecordThatIsProcessedTwiceIsKeptOnce() {
        sent("s", event(A, 1), 0);
        sent("s", event(A, 1), 0);

        assertThat(unacked.due(5, ALL)).containsExactly(resend("s", event(A, 1)));
    }

    @Test
    void whoFindsNoPlaceInThisTickIsDueInTheNext() {
        sent("s", event(A, 1), 0);
        sent("t", event(A, 1), 0);

        assertThat(unacked.due(5, 1)).extracting(Due::sessionId).containsExactly("s");
        assertThat(unacked.due(5, 1)).extracting(Due::sessionId).containsExactly("t");
        assertThat(unacked.due(5, 1)).isEmpty();
    }

    @Test
    void aForgottenSessionIsNeverDue() {
        sent("s", event(A, 1), 0);

        assertThat(unacked.forget("s")).containsExactly(range(event(A, 1)));
        assertThat(unacked.forget("s")).isEmpty();
        assertThat(unacked.forget("never heard of")).isEmpty();

        assertThat(unacked.due(1_000, ALL)).isEmpty();
    }

    private void sent(String sessionId, ConversationEvent event, long now) {
        assertThat(unacked.sent(USER, sessionId, event, now)).isTrue();
    }

    private static UnackedDeliveries deliveries(int events, long bytes, int conversations) {
        return new UnackedDeliveries(new UnackedLimits(events, bytes, conversations), SCHEDULE);
    }

    private static UnackedRange range(ConversationEvent... events) {
        var first = events[0];
        return new UnackedRange(
                first.getConversationId(), first.getSeq(), events[events.length - 1].getSeq(), List.of(events));
    }

    private static Resend resend(String sessionId, ConversationEvent... events) {
        return new Resend(USER, sessionId, List.of(events), false);
    }
}
