// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far each partition has come: a position is reached when everything before it is done. What is done behind something
 * that is not counts as waiting too, since it is held as long. Belongs to the reader's thread, but for the count.
 */
final class Progress {
    /** Of all requests held; with it a few large ones cannot take the memory of many small ones. */
    static final long BYTES_MAX = 64L * 1024 * 1024;

    private final Map<TopicPartition, Deque<Errand>> open = new HashMap<>();
    private final int waitingMax;
    private final AtomicInteger waiting = new AtomicInteger();
    private long bytes;

    Progress(int waitingMax) {
        this.waitingMax = waitingMax;
    }

    void add(Errand errand) {
        var request = errand.request();
        open.computeIfAbsent(new TopicPartition(request.topic(), request.partition()), p -> new ArrayDeque<>())
                .add(errand);
        waiting.incrementAndGet();
        bytes += errand.bytes();
    }

    /** Whether so many more could be too many. */
    boolean isFullWith(int more) {
        return waiting.get() + more > waitingMax || bytes >= BYTES_MAX;
    }

    int waiting() {
        return waiting.get();
    }

    /** The positions reached since it was last asked. */
    Map<TopicPartition, OffsetAndMetadata> advance() {
        var reached = new HashMap<TopicPartition, OffsetAndMetadata>();
        open.forEach((partition, errands) -> {
            while (!errands.isEmpty() && errands.element().isDone()) {
                var next = errands.element().request().offset() + 1;
                forget(errands.remove());
                reached.put(partition, new OffsetAndMetadata(next));
            }
        });
        return reached;
    }

    /** Other instances have these now. */
    void abandon(Collection<TopicPartition> partitions) {
        for (var partition : partitions) {
            var errands = open.remove(partition);
            if (errands != null) {
                errands.forEach(Errand::abandon);
                errands.forEach(this::forget);
            }
        }
    }

    private void forget(Errand errand) {
        waiting.decrementAndGet();
        bytes -= errand.bytes();
    }
}
