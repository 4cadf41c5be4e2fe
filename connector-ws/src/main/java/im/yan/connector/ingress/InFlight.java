// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.ingress;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** What has been handed to Kafka and not been acknowledged: how much, and since when. Safe from any thread. */
final class InFlight {

    /** One record on its way. */
    static final class Entry {
        private final long bytes;
        private final long sinceNanos;
        private volatile boolean ended;

        private Entry(long bytes, long sinceNanos) {
            this.bytes = bytes;
            this.sinceNanos = sinceNanos;
        }
    }

    private final LongSupplier nanoTime;
    private final AtomicLong bytes = new AtomicLong();
    private final Queue<Entry> oldestFirst = new ConcurrentLinkedQueue<>();

    InFlight(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    Entry begin(long size) {
        var entry = new Entry(size, nanoTime.getAsLong());
        bytes.addAndGet(size);
        oldestFirst.add(entry);
        return entry;
    }

    void end(Entry entry) {
        entry.ended = true;
        bytes.addAndGet(-entry.bytes);
        // Partitions are acknowledged independently: what ended early is removed once it is the oldest.
        for (var oldest = oldestFirst.peek(); oldest != null && oldest.ended; oldest = oldestFirst.peek()) {
            oldestFirst.remove(oldest);
        }
    }

    long bytes() {
        return bytes.get();
    }

    Duration oldestAge() {
        var oldest = oldestFirst.peek();
        return oldest == null ? Duration.ZERO : Duration.ofNanos(nanoTime.getAsLong() - oldest.sinceNanos);
    }
}
