// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import java.time.Duration;
import org.springframework.util.backoff.ExponentialBackOff;

/** How long whoever carries the log waits between two tries while a server is away: twice as long each time. */
public final class RetryPauses {
    private static final Duration FIRST = Duration.ofMillis(100);

    private RetryPauses() {}

    public static ExponentialBackOff upTo(Duration max) {
        var pauses = new ExponentialBackOff(FIRST.toMillis(), 2);
        pauses.setMaxInterval(max.toMillis());
        return pauses;
    }
}
