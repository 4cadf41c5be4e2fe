// SPDX-License-Identifier: Apache-2.0
package im.yan.router.conversation;

import java.time.Instant;

/**
 * TSIDs made of where a record stands in the log: 42 bits of milliseconds since 2020, 10 of partition, 12 of offset. Unique as long
 * as a partition takes fewer than 4,096 records in one millisecond; sorted by time; the same for the same record.
 */
final class EventId {
    static final long EPOCH_MILLIS = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();

    private static final int PARTITION_BITS = 10;
    private static final int OFFSET_BITS = 12;
    // One bit less than there is room for, so that ids stay positive.
    private static final long MILLIS_END = 1L << 41;

    private EventId() {}

    static long of(long timeMillis, int partition, long offset) {
        var millis = timeMillis - EPOCH_MILLIS;
        if (millis < 0 || millis >= MILLIS_END || partition < 0 || partition >= 1 << PARTITION_BITS) {
            throw new IllegalStateException("no event id for time %d and partition %d: is the topic in broker time?"
                    .formatted(timeMillis, partition));
        }
        return millis << (PARTITION_BITS + OFFSET_BITS)
                | (long) partition << OFFSET_BITS
                | (offset & ((1 << OFFSET_BITS) - 1));
    }
}
