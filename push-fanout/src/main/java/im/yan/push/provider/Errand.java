// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One record of im.push on its way: done when each of its deliveries has ended and what failed is a dead letter. */
final class Errand {
    private final ConsumerRecord<byte[], byte[]> request;
    private final Consumer<Errand> deadLetters;
    private final AtomicInteger open;
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private volatile boolean done;
    private volatile boolean abandoned;

    /** @param deliveries how many ends it will be told of */
    Errand(ConsumerRecord<byte[], byte[]> request, int deliveries, Consumer<Errand> deadLetters) {
        this.request = request;
        this.deadLetters = deadLetters;
        this.open = new AtomicInteger(deliveries);
        this.done = deliveries == 0;
    }

    ConsumerRecord<byte[], byte[]> request() {
        return request;
    }

    long bytes() {
        return (long) Math.max(request.serializedKeySize(), 0) + Math.max(request.serializedValueSize(), 0);
    }

    /** A delivery has ended, and nobody needs to look at it. */
    void settled() {
        if (open.decrementAndGet() > 0) {
            return;
        }
        if (faults.isEmpty()) {
            done = true;
        } else {
            deadLetters.accept(this);
        }
    }

    /** A delivery has ended, and the reason is for an operator. */
    void failed(String reason) {
        faults.add(reason);
        settled();
    }

    /** Why it is a dead letter. */
    String reason() {
        return String.join("; ", faults);
    }

    void buried() {
        done = true;
    }

    boolean isDone() {
        return done;
    }

    /** Its partition has gone to another instance, which starts it anew. */
    void abandon() {
        abandoned = true;
    }

    boolean isAbandoned() {
        return abandoned;
    }
}
