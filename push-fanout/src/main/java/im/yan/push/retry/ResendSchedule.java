// SPDX-License-Identifier: Apache-2.0
package im.yan.push.retry;

import java.time.Duration;
import java.util.List;

/**
 * How long an ack is waited for: a delay before each resend, and after the last resend that long once more.
 *
 * @param delays one for each resend
 */
public record ResendSchedule(List<Duration> delays) {

    public ResendSchedule {
        delays = List.copyOf(delays);
        if (delays.isEmpty()) {
            throw new IllegalArgumentException(
                    "at least one resend is needed to tell a lost frame from a dead session");
        }
    }

    /** How long to wait once something has been sent again so many times. */
    long waitMillis(int resends) {
        return delays.get(Math.min(resends, delays.size() - 1)).toMillis();
    }

    boolean isExhausted(int resends) {
        return resends >= delays.size();
    }
}
