// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.measuring;

import org.HdrHistogram.Histogram;

/**
 * Latencies in microseconds, counted from when a message was due.
 *
 * @param unacked messages whose ack had not come when the wait was over
 * @param undelivered deliveries that had not
 * @param toDeliver one value for each delivery
 * @param toLast one value for each message: when the last of those who hear it had it
 */
public record Figures(int sent, int unacked, int undelivered, Histogram toAck, Histogram toDeliver, Histogram toLast) {

    /** Messages, where each is for one. */
    public int missing() {
        return Math.max(unacked, undelivered);
    }
}
