// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import static im.yan.client.FakeConnector.CONVERSATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.Send;
import im.yan.schemas.v1.SendAck;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SendingTest {
    private final ClientFixture at = new ClientFixture();

    @AfterEach
    void close() {
        at.close();
    }

    @Test
    void aMessageIsAcknowledgedAndShown() throws Exception {
        var client = at.connected();

        var ack = client.send(CONVERSATION, "hello").get(5, TimeUnit.SECONDS);

        at.recorder.awaitEvents(1);
        var shown = at.recorder.events().getFirst();
        assertThat(shown).isEqualTo(at.log.all(CONVERSATION).getFirst());
        assertThat(ack.getSeq()).isEqualTo(1);
        assertThat(client.userId()).isEqualTo(FakeConnector.ME);
    }

    @Test
    void withoutAnAnswerTheSameMessageIsSentAgain() throws Exception {
        at.connector.answerSends = false;
        var client = at.connected();
        var session = at.connector.session(1);

        var future = client.send(CONVERSATION, "hello");
        await().until(() -> session.sends().size() == 2);
        session.acknowledge(session.sendFrames().getLast());

        assertThat(future.get(5, TimeUnit.SECONDS).getSeq()).isEqualTo(1);
        assertThat(session.sends()).extracting(Send::getClientMsgId).containsOnly(ids(session.sends(), 0));
    }

    @Test
    void aNewSessionGetsEverythingUnansweredInOrderBeforeAnythingNewer() throws Exception {
        at.connector.answerSends = false;
        var client = at.connected();
        var first = at.connector.session(1);
        var futures = send(client, 5);
        await().until(() -> first.sends().size() == 5);

        first.drop();
        var second = at.connector.session(2);
        client.send(CONVERSATION, "newer");

        await().until(() -> second.sends().size() >= 6);
        assertThat(second.sentBodies()).startsWith("m0", "m1", "m2", "m3", "m4", "newer");
        assertThat(second.sends().stream().limit(5).toList()).isEqualTo(first.sends());
        second.sendFrames().stream().limit(6).forEach(second::acknowledge);
        allOf(futures).get(5, TimeUnit.SECONDS);
    }

    @Test
    void anAckThatWasLostWithItsSessionComesWithTheNext() throws Exception {
        at.connector.answerSends = false;
        var client = at.connected();
        var first = at.connector.session(1);
        var future = client.send(CONVERSATION, "once");
        await().until(() -> first.sends().size() == 1);
        at.log.post(CONVERSATION, FakeConnector.ME, ids(first.sends(), 0), FakeLog.text("once"));

        at.connector.answerSends = true;
        first.drop();

        assertThat(future.get(5, TimeUnit.SECONDS).getSeq()).isEqualTo(1);
        at.recorder.awaitEvents(1);
        assertThat(at.log.bodies(CONVERSATION)).containsExactly("once");
        assertThat(at.recorder.bodies(CONVERSATION)).containsExactly("once");
    }

    @Test
    void afterARefusalForNowTheWholeTailIsSentAgainInOrder() throws Exception {
        at.connector.answerSends = false;
        var client = at.connected();
        var session = at.connector.session(1);
        var futures = send(client, 3);
        await().until(() -> session.sends().size() == 3);

        at.connector.answerSends = true;
        session.refuse(session.sendFrames().getFirst(), ErrorCode.UNAVAILABLE, true);

        allOf(futures).get(5, TimeUnit.SECONDS);
        assertThat(session.sentBodies()).containsExactly("m0", "m1", "m2", "m0", "m1", "m2");
        assertThat(at.log.bodies(CONVERSATION)).containsExactly("m0", "m1", "m2");
        assertThat(at.recorder.errors()).containsExactly(ErrorCode.UNAVAILABLE);
    }

    @Test
    void aRefusalForGoodFailsTheMessageAndNoOther() throws Exception {
        at.connector.answerSends = false;
        var client = at.connected();
        var session = at.connector.session(1);
        var futures = send(client, 2);
        await().until(() -> session.sends().size() == 2);

        session.refuse(session.sendFrames().getFirst(), ErrorCode.CONTENT_EMPTY, false);
        session.acknowledge(session.sendFrames().getLast());

        assertFails(futures.getFirst(), ErrorCode.CONTENT_EMPTY);
        assertThat(futures.getLast().get(5, TimeUnit.SECONDS).getSeq()).isEqualTo(1);
    }

    @Test
    void noMoreAreInFlightThanTheServerRemembers() {
        at.connector.answerSends = false;
        at.connector.limits = at.connector.limits.toBuilder().setInFlightMax(3).build();
        var client = at.connected();
        var session = at.connector.session(1);

        send(client, 10);
        await().until(() -> session.sends().size() >= 3);
        session.acknowledge(session.sendFrames().getFirst());

        await().until(() -> session.sentBodies().contains("m3"));
        assertThat(session.sentBodies()).doesNotContain("m4");
    }

    @Test
    void theQueueIsBounded() throws Exception {
        at.connector.answerSends = false;
        var client = at.connected();

        var futures = send(client, YanClient.UNANSWERED_MAX);
        var tooMany = client.send(CONVERSATION, "too many");

        assertFails(tooMany, ErrorCode.OVERLOADED);
        assertThat(futures).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void aPlaceIsFreeAgainOnceAMessageIsAnswered() throws Exception {
        var client = at.connected();

        allOf(send(client, YanClient.UNANSWERED_MAX)).get(10, TimeUnit.SECONDS);
        var another = client.send(CONVERSATION, "another");

        assertThat(another.get(5, TimeUnit.SECONDS).getSeq()).isEqualTo(YanClient.UNANSWERED_MAX + 1);
    }

    @Test
    void sendingIsShapedToTheServersRate() throws Exception {
        at.connector.limits = at.connector.limits.toBuilder()
                .setFramesPerSecond(100)
                .setFramesBurst(20)
                .build();
        var client = at.connected();
        var started = System.nanoTime();

        allOf(send(client, 60)).get(10, TimeUnit.SECONDS);

        // Ten at once, fifty at 90 a second.
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThan(Duration.ofMillis(450));
    }

    @Test
    void aMessageTheServerWouldCloseForNeverLeaves() throws Exception {
        var client = at.connected();

        var future = client.send(CONVERSATION, "x".repeat(70_000));
        client.send(CONVERSATION, "small").get(5, TimeUnit.SECONDS);

        assertFails(future, ErrorCode.FRAME_TOO_LARGE);
        assertThat(at.connector.session(1).sentBodies()).containsExactly("small");
    }

    @Test
    void askedTwiceForTheSameMessageItIsSentOnce() throws Exception {
        at.connector.answerSends = false;
        var client = at.connected();
        var session = at.connector.session(1);
        var content = FakeLog.text("same");

        var one = client.send(CONVERSATION, "id-1", content);
        var other = client.send(CONVERSATION, "id-1", content);
        await().until(() -> session.sends().size() == 1);
        session.acknowledge(session.sendFrames().getFirst());

        assertThat(one.get(5, TimeUnit.SECONDS)).isEqualTo(other.get(5, TimeUnit.SECONDS));
        assertThat(session.sends()).hasSize(1);
    }

    @Test
    void whatIsSentBeforeConnectingWaits() throws Exception {
        var client = at.remember(at.builder().build());

        var future = client.send(CONVERSATION, "early");
        client.connect();

        assertThat(future.get(5, TimeUnit.SECONDS).getSeq()).isEqualTo(1);
    }

    @Test
    void readMarksBecomeOneAndAreRepeatedUntilConfirmed() {
        var client = at.connected();
        var first = at.connector.session(1);

        IntStream.rangeClosed(1, 20).forEach(seq -> client.markRead(CONVERSATION, seq, seq));
        await().until(() -> first.frames().stream().anyMatch(frame -> frame.hasMarkRead()));
        first.drop();

        var second = at.connector.session(2);
        await().until(() -> second.frames().stream().anyMatch(frame -> frame.hasMarkRead()));
        assertThat(Stream.concat(first.frames().stream(), second.frames().stream())
                        .filter(frame -> frame.hasMarkRead())
                        .map(frame -> frame.getMarkRead().getSeq()))
                .endsWith(20L, 20L)
                .hasSizeLessThan(5);
    }

    private static List<CompletableFuture<SendAck>> send(YanClient client, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> client.send(CONVERSATION, "m" + i))
                .toList();
    }

    private static CompletableFuture<Void> allOf(List<CompletableFuture<SendAck>> futures) {
        return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new));
    }

    private static String ids(List<Send> sends, int index) {
        return sends.get(index).getClientMsgId();
    }

    private static void assertFails(CompletableFuture<SendAck> future, ErrorCode code) {
        assertThatThrownBy(() -> future.orTimeout(5, TimeUnit.SECONDS).join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        SendException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
