// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import java.time.Duration;

/**
 * The time a process was away.
 *
 * @param fromNanos when it was hit
 * @param untilNanos when it was ready again
 * @param delivered how many events came out at devices meanwhile
 */
record Absence(String victim, long fromNanos, long untilNanos, long delivered) {
    // Shorter ones say nothing: whoever looks may look at another moment.
    private static final Duration NOTICEABLE = Duration.ofSeconds(3);

    Duration time() {
        return Duration.ofNanos(untilNanos - fromNanos);
    }

    /** It was so long that whoever is to notice it, or not to notice it, can be judged. */
    boolean isNoticeable() {
        return time().compareTo(NOTICEABLE) >= 0;
    }
}
