// SPDX-License-Identifier: Apache-2.0
package im.yan.client.receiving;

import java.time.Duration;

/**
 * How patient receiving is.
 *
 * @param gather what is shown within this time is acknowledged in one frame
 * @param pullFirst ceiling of the first pause when the store had nothing yet
 * @param pullMax highest ceiling of such a pause
 */
public record ReceivingTimings(Duration gather, Duration pullFirst, Duration pullMax) {
    public static final ReceivingTimings DEFAULT =
            new ReceivingTimings(Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofSeconds(5));
}
