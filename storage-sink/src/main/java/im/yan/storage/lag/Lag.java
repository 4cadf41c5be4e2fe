// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.lag;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How old the newest thing was when it was carried over, in seconds; while something waits to be carried, how old that is; 0
 * when nothing came for a while. Safe from any thread; each thread carries one batch at a time.
 */
public final class Lag {
    /** After this long without news it counts as caught up. */
    static final Duration QUIET = Duration.ofSeconds(5);

    private final Clock clock;
    private final Map<Long, Long> waitingSince = new ConcurrentHashMap<>();
    private volatile long carriedAt;
    private volatile long behind;

    public Lag(Clock clock) {
        this.clock = clock;
    }

    /** The calling thread begins to carry a batch, or tries it again. */
    public void begin(long oldestMillis) {
        waitingSince.put(Thread.currentThread().threadId(), oldestMillis);
    }

    /** The calling thread has carried its batch. */
    public void end(long newestMillis) {
        carriedAt = clock.millis();
        behind = carriedAt - newestMillis;
        waitingSince.remove(Thread.currentThread().threadId());
    }

    /** The calling thread gives its batch up: somebody else will carry it. */
    public void abandon() {
        waitingSince.remove(Thread.currentThread().threadId());
    }

    public double seconds() {
        var now = clock.millis();
        var oldest = waitingSince.values().stream().mapToLong(Long::longValue).min();
        if (oldest.isPresent()) {
            return positive(now - oldest.getAsLong());
        }
        return now - carriedAt > QUIET.toMillis() ? 0 : positive(behind);
    }

    // Clocks of two machines differ; nothing is carried before it is written.
    private static double positive(long millis) {
        return Math.max(millis, 0) / 1000.0;
    }
}
