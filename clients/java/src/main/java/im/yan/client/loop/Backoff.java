// SPDX-License-Identifier: Apache-2.0
package im.yan.client.loop;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Growing pauses with full jitter: each is a random part of a ceiling that doubles up to a maximum, so that many clients
 * that fail together do not come back together. For one thread at a time.
 */
public final class Backoff {
    /** Enough doublings to reach any maximum; more would overflow. */
    private static final int DOUBLINGS_MAX = 30;

    private final Duration first;
    private final Duration max;
    private final RandomGenerator random;
    private int failures;

    /** @param first ceiling of the first pause */
    public Backoff(Duration first, Duration max, RandomGenerator random) {
        this.first = first;
        this.max = max;
        this.random = random;
    }

    public Duration next() {
        var grown = first.multipliedBy(1L << Math.min(failures, DOUBLINGS_MAX));
        var ceiling = grown.compareTo(max) < 0 ? grown : max;
        failures++;
        return Duration.ofNanos(random.nextLong(ceiling.toNanos() + 1));
    }

    /** What was tried has worked. */
    public void reset() {
        failures = 0;
    }
}
