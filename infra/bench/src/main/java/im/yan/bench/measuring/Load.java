// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.measuring;

import im.yan.schemas.v1.Content;
import im.yan.schemas.v1.SendAck;
import im.yan.schemas.v1.Text;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** An open loop: messages become due at random times (Poisson) whether or not earlier ones were answered. */
public final class Load {
    /** Longer than a heartbeat, within which a lost last delivery is repaired. */
    private static final Duration WAIT_FOR_STRAGGLERS = Duration.ofSeconds(40);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Talk talk;
    private final Content content;
    private final Consumer<SendAck> acked;
    private final SplittableRandom random = new SplittableRandom(1);

    public Load(Talk talk, int bodyBytes) {
        this(talk, bodyBytes, ack -> {});
    }

    /** @param acked told of every ack, at once, on the thread of the sender's socket */
    public Load(Talk talk, int bodyBytes, Consumer<SendAck> acked) {
        this.talk = talk;
        this.acked = acked;
        this.content = Content.newBuilder()
                .setText(Text.newBuilder().setBody("x".repeat(bodyBytes)))
                .build();
    }

    /** Sends so many messages at this rate a second, then waits for what is still under way. */
    public Figures hold(int rate, int messages) throws InterruptedException {
        var stopwatch = new Stopwatch(talk.listeners());
        talk.online().observe(stopwatch);
        sendAll(rate, messages, stopwatch);
        var deadline = System.nanoTime() + WAIT_FOR_STRAGGLERS.toNanos();
        while (stopwatch.isPending() && System.nanoTime() < deadline) {
            Thread.sleep(LOOK_AGAIN);
        }
        return stopwatch.figures(messages);
    }

    private void sendAll(int rate, int messages, Stopwatch stopwatch) {
        var due = System.nanoTime();
        for (var sent = 0; sent < messages; sent++) {
            due += (long) (-Math.log(1 - random.nextDouble()) * 1e9 / rate);
            sleepUntil(due);
            send(due, stopwatch);
        }
    }

    private void send(long due, Stopwatch stopwatch) {
        var clientMsgId = UUID.randomUUID().toString();
        stopwatch.due(clientMsgId, due);
        talk.any(random).send(clientMsgId, content).whenComplete((ack, failure) -> {
            if (failure == null) {
                stopwatch.acked(clientMsgId);
                acked.accept(ack);
            }
        });
    }

    private static void sleepUntil(long nanoTime) {
        for (var left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
