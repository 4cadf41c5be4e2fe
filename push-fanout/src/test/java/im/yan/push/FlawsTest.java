// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.Topics;
import im.yan.schemas.v1.AccountState;
import im.yan.schemas.v1.Broadcast;
import im.yan.schemas.v1.BroadcastEvent;
import im.yan.schemas.v1.ConnectorInterest;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.DeliveredPosition;
import im.yan.schemas.v1.DeviceState;
import im.yan.schemas.v1.InboxEntry;
import im.yan.schemas.v1.Membership;
import im.yan.schemas.v1.Notice;
import im.yan.schemas.v1.PresenceWatched;
import im.yan.schemas.v1.ReadPosition;
import im.yan.schemas.v1.SessionOpened;
import im.yan.schemas.v1.SessionRecord;
import im.yan.schemas.v1.Signal;
import im.yan.schemas.v1.SignalRecord;
import im.yan.schemas.v1.UnreadCount;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FlawsTest {
    private final PushDriver push = new PushDriver();

    @AfterEach
    void close() {
        push.close();
    }

    @Test
    void anUnusableRecordMovesAsideWithItsReasonAndTheNextGoesOn() {
        push.given(2, 0, "phone");

        push.inbox(InboxEntry.newBuilder().setOwnerId(2));
        push.event(2, Events.event("d:1:2", 1));

        assertThat(push.sent()).hasSize(1);
        assertThat(push.deadLetters(Topics.INBOX)).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo("2");
            assertThat(InboxEntry.parseFrom(letter.value()).getOwnerId()).isEqualTo(2);
            assertThat(header(letter, "dead.topic")).isEqualTo("im.inbox");
            assertThat(header(letter, "dead.partition")).isEqualTo("0");
            assertThat(header(letter, "dead.offset")).isEqualTo("0");
            assertThat(header(letter, "dead.reason")).isEqualTo("of no kind that this version knows");
        });
    }

    @Test
    void everyInputHasFlaws() {
        assertThat(Flaws.of(InboxEntry.newBuilder()
                        .setEvent(Events.event("d:1:2", 1))
                        .build()))
                .contains("no user is named");
        assertThat(Flaws.of(InboxEntry.newBuilder()
                        .setOwnerId(1)
                        .setEvent(ConversationEvent.newBuilder().setConversationId("d:1:2"))
                        .build()))
                .contains("an event has no conversation or no position");
        assertThat(Flaws.of(UnreadCount.getDefaultInstance())).contains("no user is named");
        assertThat(Flaws.of(Notice.newBuilder().setOwnerId(1).build())).contains("of no kind that this version knows");
        assertThat(Flaws.of(SessionRecord.getDefaultInstance())).contains("of no kind that this version knows");
        assertThat(Flaws.of(opened(SessionOpened.newBuilder().setUserId(1)))).contains("no session is named");
        assertThat(Flaws.of(opened(SessionOpened.newBuilder().setSessionId("s"))))
                .contains("no user is named");
        assertThat(Flaws.of(opened(SessionOpened.newBuilder()
                        .setUserId(1)
                        .setSessionId("s")
                        .setConnector(-1))))
                .contains("no connector has a negative ordinal");
        assertThat(Flaws.of(opened(SessionOpened.newBuilder().setUserId(1).setSessionId("s"))))
                .isEmpty();
    }

    @Test
    void aBroadcastOrSignalOfNothingMovesAsideToo() {
        push.broadcast(Broadcast.newBuilder().setConversationId("g:7"));
        push.signal(SignalRecord.newBuilder().setConversationId("g:7"));

        assertThat(push.deadLetters(Topics.BROADCASTS)).hasSize(1);
        assertThat(push.deadLetters(Topics.SIGNALS))
                .singleElement()
                .satisfies(letter ->
                        assertThat(header(letter, "dead.reason")).isEqualTo("of no kind that this version knows"));
    }

    @Test
    void whatComesOfGroupsHasFlawsToo() {
        assertThat(Flaws.of(Broadcast.getDefaultInstance())).contains("no conversation is named");
        assertThat(Flaws.of(SignalRecord.getDefaultInstance())).contains("no conversation is named");
        assertThat(Flaws.of(Broadcast.newBuilder()
                        .setConversationId("g:8")
                        .setEvent(BroadcastEvent.newBuilder().setEvent(Events.event("g:7", 1)))
                        .build()))
                .contains("it is about another conversation");
        assertThat(Flaws.of(Broadcast.newBuilder()
                        .setConversationId("g:8")
                        .setRead(ReadPosition.newBuilder().setConversationId("g:8"))
                        .build()))
                .contains("no user is named");
        assertThat(Flaws.of(signal().setSignal(
                                Signal.newBuilder().setConversationId("g:8").setUserId(1))
                        .build()))
                .contains("it is about another conversation");
        assertThat(Flaws.of(signal().setDelivered(DeliveredPosition.newBuilder().setConversationId("g:7"))
                        .build()))
                .contains("no user is named");
        assertThat(Flaws.of(signal().setInterest(ConnectorInterest.newBuilder().setConnector(-1))
                        .build()))
                .contains("no connector has a negative ordinal");
        assertThat(Flaws.of(AccountState.getDefaultInstance())).contains("no user is named");
        assertThat(Flaws.of(DeviceState.newBuilder().setUserId(1).build())).contains("no device is named");
        assertThat(Flaws.of(InboxEntry.newBuilder()
                        .setOwnerId(1)
                        .setMembership(Membership.getDefaultInstance())
                        .build()))
                .contains("no conversation is named");
        assertThat(Flaws.of(SessionRecord.newBuilder()
                        .setWatched(PresenceWatched.newBuilder().setUserId(1))
                        .build()))
                .contains("no session is named");
    }

    private static SignalRecord.Builder signal() {
        return SignalRecord.newBuilder().setConversationId("g:7");
    }

    private static SessionRecord opened(SessionOpened.Builder opened) {
        return SessionRecord.newBuilder().setOpened(opened).build();
    }

    private static String header(TestRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
