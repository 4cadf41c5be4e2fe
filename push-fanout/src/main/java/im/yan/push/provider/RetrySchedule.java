// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a call is made again: after growing delays, each a little off so that many do not come back at one moment, and
 * never before the provider has asked for.
 *
 * @param attempts calls in all, the first one included
 * @param delays between them; the last one repeats
 */
record RetrySchedule(int attempts, List<Duration> delays, RandomGenerator random) {
    /** Whoever asks for more time than this is given up on: until then its requests would hold everybody's positions. */
    static final Duration ASKED_MAX = Duration.ofMinutes(5);

    private static final List<Duration> DELAYS =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30));
    private static final double JITTER = 0.2;

    RetrySchedule {
        delays = List.copyOf(delays);
    }

    static RetrySchedule of(int attempts, RandomGenerator random) {
        return new RetrySchedule(attempts, DELAYS, random);
    }

    /** How long to wait after this many attempts; empty when it was the last. */
    Optional<Duration> after(int made, Duration asked) {
        if (made >= attempts || asked.compareTo(ASKED_MAX) > 0) {
            return Optional.empty();
        }
        var own = jittered(delays.get(Math.min(made, delays.size()) - 1));
        return Optional.of(own.compareTo(asked) > 0 ? own : asked);
    }

    private Duration jittered(Duration delay) {
        var factor = random.nextDouble(1 - JITTER, 1 + JITTER);
        return Duration.ofNanos(Math.round(delay.toNanos() * factor));
    }
}
