// SPDX-License-Identifier: Apache-2.0
package im.yan.bench;

import org.HdrHistogram.Histogram;

/**
 * Latencies in microseconds, counted from when a message was due.
 *
 * @param missing messages whose ack or delivery had not come when the wait was over
 */
record Figures(int sent, int missing, Histogram toAck, Histogram toDeliver) {}
