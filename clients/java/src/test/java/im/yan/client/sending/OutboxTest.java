// SPDX-License-Identifier: Apache-2.0
package im.yan.client.sending;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.Error;
import im.yan.schemas.v1.Send;
import im.yan.schemas.v1.SendAck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final PendingCommand.Outcome NOBODY = new PendingCommand.Outcome() {
        @Override
        public void accepted(SendAck ack) {}

        @Override
        public void refused(Error error) {}
    };

    private final Outbox outbox = new Outbox(TIMEOUT);
    private long now = Long.MAX_VALUE - 1_000_000_000L; // nanoTime may wrap
    private int frame;

    @Test
    void messagesOfAConversationLeaveInOrderAndNoMoreThanAllowed() {
        outbox.limitInFlight(2);
        add("c", "1", "2", "3");

        assertThat(sendAll()).containsExactly("1", "2");
        answer("c", "1");
        assertThat(sendAll()).containsExactly("3");
    }

    @Test
    void oneConversationDoesNotHoldUpAnother() {
        outbox.limitInFlight(1);
        add("c", "1", "2");
        add("d", "3");

        assertThat(sendAll()).containsExactly("1", "3");
    }

    @Test
    void withoutAnAnswerInTimeTheWholeTailGoesAgain() {
        add("c", "1", "2");
        sendAll();
        answer("c", "1");
        pass(TIMEOUT);
        add("c", "3");

        outbox.resendOverdue(now);

        assertThat(sendAll()).containsExactly("2", "3");
    }

    @Test
    void beforeItsTimeNothingIsOverdue() {
        add("c", "1");
        sendAll();
        pass(TIMEOUT.minusMillis(1));

        outbox.resendOverdue(now);

        assertThat(sendAll()).isEmpty();
        assertThat(outbox.nanosUntilDue(now)).hasValue(Duration.ofMillis(1).toNanos());
    }

    @Test
    void aPostponedTailWaitsAsAskedAndLongerWithEveryRefusal() {
        add("c", "1", "2");
        sendAll();

        outbox.postpone(outbox.sentAs(1).orElseThrow(), now, Duration.ofMillis(700));
        assertThat(sendAll()).isEmpty();
        pass(Duration.ofMillis(700));
        assertThat(sendAll()).containsExactly("1", "2");

        outbox.postpone(outbox.sentAs(3).orElseThrow(), now, Duration.ZERO);
        assertThat(outbox.nanosUntilDue(now)).hasValue(Duration.ofMillis(200).toNanos());
    }

    @Test
    void anAnswerToAnEarlierAttemptSaysNothingButAnAckIsAnAck() {
        add("c", "1");
        sendAll();
        outbox.resendAll();

        assertThat(outbox.sentAs(1)).isEmpty();
        assertThat(answer("c", "1")).isTrue();
        assertThat(answer("c", "1")).isFalse();
        assertThat(sendAll()).isEmpty();
    }

    @Test
    void givingUpGivesEverythingBack() {
        add("c", "1", "2");
        sendAll();
        add("c", "3");

        assertThat(outbox.clear()).hasSize(3);
        assertThat(outbox.nanosUntilDue(now)).isEmpty();
        assertThat(sendAll()).isEmpty();
    }

    /** A server that forgets answers, refuses and reconnects at random: each message arrives, and first arrivals are in order. */
    @Test
    void whateverHappensFirstArrivalsAreInOrder() {
        for (var seed = 0; seed < 200; seed++) {
            var random = new SplittableRandom(seed);
            var arrived = new HashMap<String, List<String>>();
            var box = new Outbox(TIMEOUT);
            box.limitInFlight(1 + random.nextInt(4));
            for (var i = 0; i < 30; i++) {
                box.add(pending("c" + i % 2, Integer.toString(100 + i)), now);
            }
            var steps = drive(box, random, arrived);

            assertThat(steps).as("seed %d", seed).isLessThan(5000);
            assertThat(arrived.values())
                    .as("seed %d", seed)
                    .allSatisfy(bodies -> assertThat(bodies).isSorted().hasSize(15));
        }
    }

    private int drive(Outbox box, SplittableRandom random, Map<String, List<String>> arrived) {
        var id = 0;
        var steps = 0;
        while (box.nanosUntilDue(now).isPresent() && steps < 5000) {
            steps++;
            now += Duration.ofMillis(random.nextInt(400)).toNanos();
            box.resendOverdue(now);
            var next = box.next(now);
            if (next.isPresent()) {
                box.sent(next.get(), ++id, now);
            }
            var key = next.map(PendingCommand::key);
            switch (random.nextInt(10)) {
                case 0 -> box.resendAll();
                case 1 -> {
                    // Refused, and so is everything behind it until it comes again: as a stalled log does.
                    var last = id;
                    key.flatMap(sent -> box.sentAs(last)).ifPresent(send -> box.postpone(send, now, Duration.ZERO));
                }
                default ->
                    key.ifPresent(sent -> {
                        var log = arrived.computeIfAbsent(sent.conversationId(), c -> new ArrayList<>());
                        if (!log.contains(sent.clientMsgId())) {
                            log.add(sent.clientMsgId());
                        }
                        if (random.nextInt(3) > 0) {
                            box.answered(sent);
                        }
                    });
            }
        }
        return steps;
    }

    private void add(String conversation, String... ids) {
        for (var id : ids) {
            outbox.add(pending(conversation, id), now);
        }
    }

    private static PendingCommand pending(String conversation, String id) {
        var request = Send.newBuilder().setConversationId(conversation).setClientMsgId(id);
        return new PendingCommand(ClientFrame.newBuilder().setSend(request).build(), NOBODY);
    }

    private boolean answer(String conversation, String id) {
        return outbox.answered(new PendingCommand.Key(conversation, id)).isPresent();
    }

    private List<String> sendAll() {
        var sent = new ArrayList<String>();
        for (var next = outbox.next(now); next.isPresent(); next = outbox.next(now)) {
            outbox.sent(next.get(), ++frame, now);
            sent.add(next.get().key().clientMsgId());
        }
        return sent;
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
