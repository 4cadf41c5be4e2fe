// SPDX-License-Identifier: Apache-2.0
package im.yan.api.login;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * So many attempts at once per key, which come back evenly over a window. It remembers the keys that were used most recently,
 * {@link #KEYS_MAX} at most; a forgotten key starts anew. Safe for all threads.
 */
final class AttemptLimit {
    static final int KEYS_MAX = 50_000;

    private final long intervalNanos;
    private final long burstNanos;
    private final LongSupplier nanoTime;

    // When all attempts of the key will have come back (the "theoretical arrival time" of GCRA): one number a key.
    private final Map<String, Long> restored = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > KEYS_MAX;
        }
    };

    AttemptLimit(int attempts, Duration window, LongSupplier nanoTime) {
        this.intervalNanos = window.toNanos() / attempts;
        this.burstNanos = intervalNanos * attempts;
        this.nanoTime = nanoTime;
    }

    /** Takes one attempt: empty if there was one, else how long until there is. */
    synchronized Optional<Duration> take(String key) {
        var now = nanoTime.getAsLong();
        var after = laterOf(now, restored.getOrDefault(key, now)) + intervalNanos;
        var tooEarlyBy = after - now - burstNanos;
        if (tooEarlyBy > 0) {
            return Optional.of(Duration.ofNanos(tooEarlyBy));
        }
        restored.put(key, after);
        return Optional.empty();
    }

    /** The attempt turned out not to count. */
    synchronized void giveBack(String key) {
        restored.computeIfPresent(key, (same, when) -> when - intervalNanos);
    }

    synchronized int keys() {
        return restored.size();
    }

    // nanoTime may wrap around: only differences mean something.
    private static long laterOf(long one, long other) {
        return one - other >= 0 ? one : other;
    }
}
