// SPDX-License-Identifier: Apache-2.0
package im.yan.router;

import static im.yan.router.Commands.id;
import static im.yan.router.Commands.in;

import im.yan.schemas.ConversationId;
import im.yan.testkit.guarantee.Run;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Steady sending in several conversations until stopped: some messages twice at once, some again much later. */
final class Load implements AutoCloseable {
    private static final int PER_TICK = 10;
    private static final int TICK_MILLIS = 20;
    // Within what is remembered: with both members of four conversations taking turns, each has sent an eighth of these
    // since.
    private static final int RESENT_LATE = 8 * 40;

    private final Writer writer;
    private final Run run;
    private final List<ConversationId.Direct> conversations;
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger records = new AtomicInteger();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    Load(String kafka, Run run, List<ConversationId.Direct> conversations) {
        this.writer = new Writer(kafka);
        this.run = run;
        this.conversations = conversations;
    }

    void start() {
        clock.scheduleAtFixedRate(this::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** All that was sent is in the log afterwards. */
    void stop() throws InterruptedException {
        clock.shutdown();
        if (!clock.awaitTermination(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the load does not stop");
        }
        writer.flush();
    }

    /** How many commands were written, resends included: each gets an answer. */
    int records() {
        return records.get();
    }

    private void tick() {
        for (int i = 0; i < PER_TICK; i++) {
            var n = sent.get();
            run.sent(senderOf(n), conversationOf(n).text(), id(n));
            send(n);
            if (n % 5 == 0) {
                send(n);
            }
            if (n % 7 == 0 && n >= RESENT_LATE) {
                send(n - RESENT_LATE);
            }
            sent.incrementAndGet();
        }
    }

    private void send(int n) {
        records.incrementAndGet();
        writer.command(in(conversationOf(n), Commands.send(senderOf(n), n)));
    }

    private ConversationId.Direct conversationOf(int n) {
        return conversations.get(n % conversations.size());
    }

    private long senderOf(int n) {
        var conversation = conversationOf(n);
        return n / conversations.size() % 2 == 0 ? conversation.smaller() : conversation.larger();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        writer.close();
    }
}
