// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import static im.yan.push.Events.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import im.yan.push.group.Interests;
import im.yan.schemas.v1.Broadcast;
import im.yan.schemas.v1.BroadcastEvent;
import im.yan.schemas.v1.ConnectorInterest;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.GroupDissolved;
import im.yan.schemas.v1.SignalRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SpreadTest {
    private static final String GROUP = "g:7";

    private final PushDriver push = new PushDriver();

    @BeforeEach
    void twoConnectors() {
        push.beat(0, PushDriver.EPOCH);
        push.beat(1, PushDriver.EPOCH);
        push.passSeconds(1);
    }

    @AfterEach
    void close() {
        push.close();
    }

    @Test
    void eachConnectorThatTakesPartGetsOneCopy() {
        interest(GROUP, 0, true);
        interest(GROUP, 1, true);
        interest("g:8", 2, true);

        broadcast(event(GROUP, 5), "origin");

        var sent = push.sent();
        assertThat(sent).extracting(PushDriver.Sent::connector).containsExactly(0, 1);
        assertThat(sent).allSatisfy(one -> {
            assertThat(one.sessionIds()).isEmpty();
            assertThat(one.downlink().getBroadcast().getEvent()).isEqualTo(event(GROUP, 5));
            assertThat(one.downlink().getBroadcast().getOriginSessionId()).isEqualTo("origin");
        });
        assertThat(push.metric("yan.push.broadcasts")).isEqualTo(2);
    }

    @Test
    void whoBeginsToTakePartIsToldWhereTheGroupStandsOnce() {
        broadcast(event(GROUP, 5), "");
        broadcast(event(GROUP, 4), "");

        interest(GROUP, 1, true);
        interest(GROUP, 1, true);

        assertThat(push.sent()).singleElement().satisfies(sent -> {
            assertThat(sent.connector()).isEqualTo(1);
            assertThat(sent.downlink().getBroadcastHead()).isEqualTo(PushDriver.head(GROUP, 5));
        });
    }

    @Test
    void whereNothingWasBroadcastThereIsNoHead() {
        interest(GROUP, 1, true);

        assertThat(push.sent()).isEmpty();
    }

    @Test
    void whoEndsToTakePartGetsNoCopy() {
        interest(GROUP, 0, true);
        interest(GROUP, 0, false);

        broadcast(event(GROUP, 5), "");

        assertThat(push.sent()).isEmpty();
    }

    @Test
    void aNewLifeOfAConnectorIsToldTheHeadAndTheOldOneIsNotHeard() {
        broadcast(event(GROUP, 5), "");
        interest(GROUP, 0, true);
        push.sent();
        push.beat(0, PushDriver.EPOCH + 1);

        push.signal(interest(GROUP, 0, PushDriver.EPOCH + 1, true));
        push.signal(interest(GROUP, 0, PushDriver.EPOCH, false));
        broadcast(event(GROUP, 6), "");

        assertThat(push.sent())
                .extracting(
                        sent -> sent.downlink().hasBroadcastHead(),
                        sent -> sent.downlink().hasBroadcast())
                .containsExactly(tuple(true, false), tuple(false, true));
    }

    @Test
    void aConnectorThatDiedGetsNoCopy() {
        interest(GROUP, 0, true);
        interest(GROUP, 1, true);

        push.stopBeating(0);
        push.passSeconds(20);
        broadcast(event(GROUP, 5), "");

        assertThat(push.sent()).extracting(PushDriver.Sent::connector).containsExactly(1);
    }

    @Test
    void whoWasGivenUpAndComesBackIsToldTheHead() {
        interest(GROUP, 0, true);
        push.stopBeating(0);
        push.passSeconds(14);
        broadcast(event(GROUP, 5), "");
        push.beat(0, PushDriver.EPOCH);
        assertThat(push.sent()).isEmpty();

        interest(GROUP, 0, true);

        assertThat(push.sent())
                .singleElement()
                .satisfies(
                        sent -> assertThat(sent.downlink().getBroadcastHead()).isEqualTo(PushDriver.head(GROUP, 5)));
    }

    @Test
    void anInterestThatIsNotRenewedEnds() {
        interest(GROUP, 0, true);
        interest(GROUP, 1, true);
        push.passSeconds(Interests.RENEWED_WITHIN.toSeconds() - 10);
        interest(GROUP, 1, true);

        push.passSeconds(25);
        broadcast(event(GROUP, 5), "");

        assertThat(push.sent()).extracting(PushDriver.Sent::connector).containsExactly(1);
    }

    @Test
    void theEndOfAGroupIsCopiedAndWhoWasAwayIsToldThatThereIsMore() {
        interest(GROUP, 0, true);

        broadcast(
                event(GROUP, 5).toBuilder()
                        .setGroupDissolved(GroupDissolved.getDefaultInstance())
                        .build(),
                "");
        interest(GROUP, 1, true);

        var sent = push.sent();
        assertThat(sent).extracting(PushDriver.Sent::connector).containsExactly(0, 1);
        assertThat(sent.getFirst().downlink().hasBroadcast()).isTrue();
        assertThat(sent.getLast().downlink().getBroadcastHead()).isEqualTo(PushDriver.head(GROUP, 5));
    }

    private void broadcast(ConversationEvent event, String origin) {
        push.broadcast(Broadcast.newBuilder()
                .setConversationId(event.getConversationId())
                .setEvent(BroadcastEvent.newBuilder().setEvent(event).setOriginSessionId(origin)));
    }

    private void interest(String group, int connector, boolean interested) {
        push.signal(interest(group, connector, PushDriver.EPOCH, interested));
    }

    private static SignalRecord.Builder interest(String group, int connector, long epoch, boolean interested) {
        return SignalRecord.newBuilder()
                .setConversationId(group)
                .setInterest(ConnectorInterest.newBuilder()
                        .setConnector(connector)
                        .setConnectorEpoch(epoch)
                        .setInterested(interested));
    }
}
