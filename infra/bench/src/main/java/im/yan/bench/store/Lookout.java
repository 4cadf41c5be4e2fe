// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.store;

import im.yan.dev.stack.Stack;
import im.yan.schemas.v1.SendAck;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Looks for a sample of acked messages in every store until it has seen them all. */
final class Lookout implements AutoCloseable {
    // A search costs far more than the others, and is refreshed once a second only.
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);
    private static final Duration SEARCH_AGAIN = Duration.ofMillis(50);
    private static final Duration WAIT_FOR_STRAGGLERS = Duration.ofMinutes(1);
    private static final Duration LOOK_WHETHER_DONE = Duration.ofMillis(50);

    private final int everyHowMany;
    private final AtomicInteger acks = new AtomicInteger();
    private final Queue<Sighting> sightings = new ConcurrentLinkedQueue<>();
    private final List<Watch> watches;

    private Lookout(int everyHowMany, List<Watch> watches) {
        this.everyHowMany = everyHowMany;
        this.watches = watches;
    }

    static Lookout over(Stack stack, int everyHowMany) throws Exception {
        return new Lookout(
                everyHowMany,
                List.of(
                        Watch.start(Store.MYSQL, MysqlProbe.open(stack.mysql()), LOOK_AGAIN),
                        Watch.start(Store.REDIS, RedisProbe.open(stack.redis()), LOOK_AGAIN),
                        Watch.start(Store.ELASTICSEARCH, SearchProbe.open(stack.elasticsearch()), SEARCH_AGAIN)));
    }

    void acked(SendAck ack) {
        if (acks.getAndIncrement() % everyHowMany == 0) {
            var sighting = new Sighting(new Place(ack.getConversationId(), ack.getSeq()), System.nanoTime());
            sightings.add(sighting);
            watches.forEach(watch -> watch.lookFor(sighting));
        }
    }

    /** Once all were seen everywhere, or it takes too long. */
    List<Sighting> await() throws InterruptedException {
        var deadline = System.nanoTime() + WAIT_FOR_STRAGGLERS.toNanos();
        while (!sightings.stream().allMatch(Sighting::isComplete) && System.nanoTime() < deadline) {
            Thread.sleep(LOOK_WHETHER_DONE);
        }
        watches.forEach(Watch::requireAlive);
        return new ArrayList<>(sightings);
    }

    @Override
    public void close() throws SQLException {
        for (var watch : watches) {
            watch.close();
        }
    }
}
