// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import static im.yan.client.FakeConnector.CONVERSATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.DeliveredPosition;
import im.yan.schemas.v1.ReadPosition;
import im.yan.schemas.v1.ServerFrame;
import im.yan.schemas.v1.UnreadCount;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceivingTest {
    private final ClientFixture at = new ClientFixture();

    @AfterEach
    void close() {
        at.close();
    }

    @Test
    void whatIsDeliveredTwiceIsShownOnceAndAcknowledgedTwice() {
        at.connected();
        var session = at.connector.session(1);
        var event = at.log.post(CONVERSATION, "hello");

        session.deliver(event);
        await().until(() -> session.ackFrames() == 1);
        session.deliver(event);
        await().until(() -> session.ackFrames() == 2);

        assertThat(at.recorder.bodies(CONVERSATION)).containsExactly("hello");
        assertThat(session.acknowledged(CONVERSATION)).isEqualTo(1);
    }

    @Test
    void manyDeliveriesAreAcknowledgedTogether() {
        at.connected();
        var session = at.connector.session(1);

        IntStream.range(0, 100).forEach(i -> session.deliver(at.log.post(CONVERSATION, "m" + i)));

        await().until(() -> session.acknowledged(CONVERSATION) == 100);
        assertThat(session.ackFrames()).isLessThan(50);
        assertThat(at.recorder.bodies(CONVERSATION)).isEqualTo(at.log.bodies(CONVERSATION));
    }

    @Test
    void aGapIsPulledBeforeWhatComesAfterIsShown() {
        at.connected();
        var session = at.connector.session(1);
        var events = IntStream.range(0, 5)
                .mapToObj(i -> at.log.post(CONVERSATION, "m" + i))
                .toArray(ConversationEvent[]::new);

        session.deliver(events[0]);
        session.deliver(events[4]);

        at.recorder.awaitEvents(5);
        assertThat(at.recorder.bodies(CONVERSATION)).containsExactly("m0", "m1", "m2", "m3", "m4");
        await().until(() -> session.acknowledged(CONVERSATION) == 5);
        assertThat(at.api.requests()).anyMatch(request -> request.contains("after=1"));
    }

    @Test
    void aStoreThatLagsIsAskedUntilItHasEverything() {
        at.connected();
        var session = at.connector.session(1);
        IntStream.range(0, 6).forEach(i -> at.log.post(CONVERSATION, "m" + i));
        at.log.storeOnly(CONVERSATION, 2);

        session.heads(CONVERSATION, 6);
        at.recorder.awaitEvents(2);
        session.deliver(at.log.post(CONVERSATION, "m6"));
        var asked = at.api.requests().size();
        await().until(() -> at.api.requests().size() > asked + 2);
        assertThat(at.recorder.bodies(CONVERSATION)).containsExactly("m0", "m1");

        at.log.storeEverything();

        at.recorder.awaitEvents(7);
        assertThat(at.recorder.bodies(CONVERSATION)).isEqualTo(at.log.bodies(CONVERSATION));
    }

    @Test
    void anApiThatFailsIsAskedAgain() {
        at.connected();
        at.log.post(CONVERSATION, "missed");
        at.api.broken = true;

        at.connector.session(1).heads(CONVERSATION, 1);
        await().until(() -> at.api.requests().stream()
                        .filter(request -> request.contains("/events"))
                        .count()
                > 2);
        at.api.broken = false;

        at.recorder.awaitEvents(1);
        assertThat(at.recorder.bodies(CONVERSATION)).containsExactly("missed");
    }

    @Test
    void headsAreReachedPageByPage() {
        IntStream.range(0, 450).forEach(i -> at.log.post(CONVERSATION, "m" + i));
        at.connected();

        at.connector.session(1).heads(CONVERSATION, 450);

        at.recorder.awaitEvents(450);
        assertThat(at.recorder.bodies(CONVERSATION)).isEqualTo(at.log.bodies(CONVERSATION));
    }

    @Test
    void moreBehindAGapThanMayWaitIsPulledWithTheGap() {
        at.connected();
        var session = at.connector.session(1);
        IntStream.range(0, 2600).forEach(i -> at.log.post(CONVERSATION, "m" + i));
        at.log.storeOnly(CONVERSATION, 0);

        at.log.all(CONVERSATION).stream().skip(1).forEach(session::deliver);
        await().until(() -> at.api.requests().stream().anyMatch(request -> request.contains("/events")));
        at.log.storeEverything();

        at.recorder.awaitEvents(2600);
        assertThat(at.recorder.bodies(CONVERSATION)).isEqualTo(at.log.bodies(CONVERSATION));
    }

    @Test
    void whatArrivedWhileAwayIsShownAfterReconnecting() {
        at.connected();
        var first = at.connector.session(1);
        first.deliver(at.log.post(CONVERSATION, "before"));
        at.recorder.awaitEvents(1);

        at.log.post(CONVERSATION, "while away");
        first.drop();
        at.connector.session(2).heads(CONVERSATION, 2);

        at.recorder.awaitEvents(2);
        assertThat(at.recorder.bodies(CONVERSATION)).containsExactly("before", "while away");
    }

    @Test
    void anAcknowledgementThatWasNotNotedIsRepeatedInTheNextSession() {
        at.connected();
        var first = at.connector.session(1);
        first.deliver(at.log.post(CONVERSATION, "one"), at.log.post("d:3:7", "two"));
        await().until(() -> first.acknowledged(CONVERSATION) == 1);
        first.noted("d:3:7", 1);
        first.send(ServerFrame.newBuilder().setUnread(UnreadCount.newBuilder().setUnread(5)));
        at.recorder.awaitNews("unread 5");

        first.drop();

        var second = at.connector.session(2);
        await().until(() -> second.acknowledged(CONVERSATION) == 1);
        assertThat(second.acknowledged("d:3:7")).isZero();
    }

    @Test
    void ownMessagesTakeTheirPlaceAmongOthersAndAreNotAcknowledged() throws Exception {
        var client = at.connected();
        var session = at.connector.session(1);
        at.log.post(CONVERSATION, "theirs, not delivered");

        client.send(CONVERSATION, "mine").get(5, TimeUnit.SECONDS);

        at.recorder.awaitEvents(2);
        assertThat(at.recorder.bodies(CONVERSATION)).containsExactly("theirs, not delivered", "mine");
        client.send(CONVERSATION, "mine again").get(5, TimeUnit.SECONDS);
        at.recorder.awaitEvents(3);
        session.deliver(at.log.post("d:3:7", "elsewhere"));
        await().until(() -> session.acknowledged("d:3:7") == 1);
        assertThat(session.acknowledged(CONVERSATION)).isEqualTo(2);
    }

    @Test
    void fromTheHeadOnlyWhatIsNewIsShown() {
        IntStream.range(0, 3).forEach(i -> at.log.post(CONVERSATION, "old" + i));
        at.connected(at.builder().newConversations(StartAt.HEAD));
        var session = at.connector.session(1);
        session.heads(CONVERSATION, 3);

        session.deliver(at.log.post(CONVERSATION, "new"));
        at.log.post("d:3:7", "first of a new conversation");
        session.deliver(at.log.post("d:3:7", "second"));

        at.recorder.awaitEvents(3);
        assertThat(at.recorder.bodies(CONVERSATION)).containsExactly("new");
        assertThat(at.recorder.bodies("d:3:7")).containsExactly("first of a new conversation", "second");
    }

    @Test
    void aConversationThatBeganWhileAwayIsShownFromItsBeginning() {
        at.connected(at.builder().newConversations(StartAt.HEAD));
        at.connector.session(1).noHeads();
        at.connector.session(1).deliver(at.log.post("d:3:7", "sign of life"));
        at.recorder.awaitEvents(1);

        at.log.post(CONVERSATION, "first");
        at.connector.session(1).drop();
        at.connector.session(2).heads(CONVERSATION, 1);

        at.recorder.awaitEvents(2);
        assertThat(at.recorder.bodies(CONVERSATION)).containsExactly("first");
    }

    @Test
    void aClientGoesOnWhereItsPositionsSay() {
        var positions = PositionStore.inMemory();
        IntStream.range(0, 3).forEach(i -> at.log.post(CONVERSATION, "m" + i));
        positions.hold(CONVERSATION, 2);
        at.connected(at.builder().positions(positions));

        at.connector.session(1).heads(CONVERSATION, 3);

        at.recorder.awaitEvents(1);
        await().until(() -> positions.held(CONVERSATION).getAsLong() == 3);
        assertThat(at.recorder.bodies(CONVERSATION)).containsExactly("m2");
    }

    @Test
    void newsComesInOrderByOneThreadAtATime() {
        at.connected();
        var session = at.connector.session(1);

        for (var i = 1; i <= 50; i++) {
            session.send(ServerFrame.newBuilder()
                    .setDelivered(DeliveredPosition.newBuilder().setSeq(i)));
            session.send(ServerFrame.newBuilder()
                    .setRead(ReadPosition.newBuilder()
                            .setUserId(FakeConnector.PEER)
                            .setSeq(i)));
        }

        await().until(() -> at.recorder.news().size() == 101);
        var expected = IntStream.rangeClosed(1, 50)
                .boxed()
                .flatMap(i -> Stream.of("delivered " + i, "read " + i))
                .toList();
        assertThat(at.recorder.news().subList(1, 101)).isEqualTo(expected);
        assertThat(at.recorder.overlapped()).isFalse();
    }

    @Test
    void aListenerThatThrowsMissesNothing() {
        var seen = new Recorder();
        at.connected(at.builder().listener(new YanListener() {
            @Override
            public void onEvent(ConversationEvent event) {
                seen.onEvent(event);
                throw new IllegalStateException("a bug of the application, thrown by the test");
            }
        }));

        at.connector.session(1).deliver(at.log.post(CONVERSATION, "one"), at.log.post(CONVERSATION, "two"));

        seen.awaitEvents(2);
        await().until(() -> at.connector.session(1).acknowledged(CONVERSATION) == 2);
    }
}
