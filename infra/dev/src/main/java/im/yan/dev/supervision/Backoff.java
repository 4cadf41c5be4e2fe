// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.supervision;

import java.time.Duration;

/** How long to wait before a process that ended is started again: not at all the first time, then longer and longer. */
final class Backoff {
    static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    static final Duration PAUSE_MAX = Duration.ofSeconds(10);
    // A process that has lived so long was well: its end is a new story.
    static final Duration STEADY = Duration.ofSeconds(30);

    private int shortLives;

    /** @param lived how long the process that has just ended had lived */
    Duration after(Duration lived) {
        shortLives = lived.compareTo(STEADY) >= 0 ? 1 : shortLives + 1;
        if (shortLives == 1) {
            return Duration.ZERO;
        }
        var pause = FIRST_PAUSE;
        for (var n = 2; n < shortLives && pause.compareTo(PAUSE_MAX) < 0; n++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(PAUSE_MAX) < 0 ? pause : PAUSE_MAX;
    }
}
