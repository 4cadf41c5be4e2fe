// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.ingress;

import java.time.Duration;

/**
 * How much the connector hands to Kafka ahead of its acknowledgement.
 *
 * @param inFlightBytesMax of commands and openings; from half of it on, senders are not read
 * @param stallAfter once the oldest record waits for so long, nothing new is handed over that can be refused
 */
public record LogLimits(long inFlightBytesMax, Duration stallAfter) {

    /** Above, those who send are not read. */
    long highWater() {
        return inFlightBytesMax / 2;
    }

    /** Below, they are read again. */
    long lowWater() {
        return inFlightBytesMax / 4;
    }

    /** What must not be refused has as much room again. */
    long hardMax() {
        return 2 * inFlightBytesMax;
    }

    /** Kafka's own bound is never reached: batches waste at most half of it. */
    long producerBytes() {
        return 2 * hardMax();
    }
}
