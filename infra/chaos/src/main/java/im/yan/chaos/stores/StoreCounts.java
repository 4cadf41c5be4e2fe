// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos.stores;

import im.yan.dev.stack.Stack;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalLong;

/** How many messages each store holds, against the log. One thread at a time. */
public final class StoreCounts implements AutoCloseable {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final LogCount log;
    private final Map<Store, Count> counts;

    public StoreCounts(Stack stack) {
        log = new LogCount(stack.kafka());
        counts = Map.of(
                Store.MYSQL, new MysqlCount(stack.mysql()),
                Store.REDIS, new CacheCount(URI.create(stack.redis())),
                Store.ELASTICSEARCH, new SearchCount(stack.elasticsearch()));
    }

    public long inLog() {
        return log.messages();
    }

    /** Empty while it does not answer. */
    public OptionalLong in(Store store) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey() == store)
                .findFirst()
                .map(entry -> entry.getValue().messages(log.conversations()))
                .orElseThrow();
    }

    /**
     * Waits until the stores hold what the log holds when this is called.
     *
     * @return how long each took; one that did not in time is absent
     */
    public Map<Store, Duration> awaitAll(Duration timeout) throws InterruptedException {
        var began = System.nanoTime();
        var due = inLog();
        var behind = EnumSet.allOf(Store.class);
        var took = new EnumMap<Store, Duration>(Store.class);
        while (true) {
            for (var store : EnumSet.copyOf(behind)) {
                if (in(store).orElse(0) >= due) {
                    took.put(store, Duration.ofNanos(System.nanoTime() - began));
                    behind.remove(store);
                }
            }
            if (behind.isEmpty() || System.nanoTime() - began > timeout.toNanos()) {
                return took;
            }
            Thread.sleep(LOOK_AGAIN);
        }
    }

    @Override
    public void close() {
        log.close();
    }
}
