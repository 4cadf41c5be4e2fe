// SPDX-License-Identifier: Apache-2.0
package im.yan.bench;

import im.yan.schemas.v1.Content;
import im.yan.schemas.v1.Text;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** An open loop: messages become due at random times (Poisson) whether or not earlier ones were answered. */
final class Load {
    private static final Duration WAIT_FOR_STRAGGLERS = Duration.ofSeconds(15);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Pairs pairs;
    private final Content content;
    private final SplittableRandom random = new SplittableRandom(1);

    Load(Pairs pairs, int bodyBytes) {
        this.pairs = pairs;
        this.content = Content.newBuilder()
                .setText(Text.newBuilder().setBody("x".repeat(bodyBytes)))
                .build();
    }

    /** Sends at this rate for this long, then waits for what is still under way. */
    Figures hold(int rate, Duration time) throws InterruptedException {
        var stopwatch = new Stopwatch();
        pairs.observe(stopwatch);
        var sent = sendAll(rate, time, stopwatch);
        var deadline = System.nanoTime() + WAIT_FOR_STRAGGLERS.toNanos();
        while (stopwatch.pending() > 0 && System.nanoTime() < deadline) {
            Thread.sleep(LOOK_AGAIN);
        }
        return stopwatch.figures(sent);
    }

    private int sendAll(int rate, Duration time, Stopwatch stopwatch) {
        var due = System.nanoTime();
        var end = due + time.toNanos();
        var sent = 0;
        while (true) {
            due += (long) (-Math.log(1 - random.nextDouble()) * 1e9 / rate);
            if (due >= end) {
                return sent;
            }
            sleepUntil(due);
            send(due, stopwatch);
            sent++;
        }
    }

    private void send(long due, Stopwatch stopwatch) {
        var clientMsgId = new UUID(random.nextLong(), random.nextLong()).toString();
        stopwatch.due(clientMsgId, due);
        pairs.any(random).send(clientMsgId, content).whenComplete((ack, failure) -> {
            if (failure == null) {
                stopwatch.acked(clientMsgId);
            }
        });
    }

    private static void sleepUntil(long nanoTime) {
        for (var left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
