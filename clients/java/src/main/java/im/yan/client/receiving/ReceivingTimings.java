// SPDX-License-Identifier: Apache-2.0
package im.yan.client.receiving;

import java.time.Duration;

/**
 * How patient receiving is.
 *
 * @param gather what is shown within this time is acknowledged in one frame
 * @param pullFirst ceiling of the first pause when the store had nothing yet
 * @param pullMax highest ceiling of such a pause
 * @param settling so long after the first connection the server still names groups that were there before
 */
public record ReceivingTimings(Duration gather, Duration pullFirst, Duration pullMax, Duration settling) {
    public static final ReceivingTimings DEFAULT = new ReceivingTimings(
            Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofSeconds(5));
}
