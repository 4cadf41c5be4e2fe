// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import im.yan.schemas.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads im.push and commits what is done. While as many requests are held as may be, it reads no further: nothing is
 * dropped. Runs on a thread of its own, which alone touches the consumer.
 */
final class RequestReader implements Runnable, ConsumerRebalanceListener {
    // Also how long a dead letter, or the end of the process, waits for this thread.
    private static final Duration POLL_WAIT = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final Dispatch dispatch;
    private final Progress progress;
    private final Commits commits;
    private final DeadLetterBox deadLetters;
    private final int pollMax;
    private volatile boolean closing;

    /** @param pollMax how many records a poll of this consumer may bring */
    RequestReader(
            Consumer<byte[], byte[]> consumer,
            Dispatch dispatch,
            Progress progress,
            DeadLetterBox deadLetters,
            int pollMax) {
        this.consumer = consumer;
        this.dispatch = dispatch;
        this.progress = progress;
        this.commits = new Commits(consumer, progress);
        this.deadLetters = deadLetters;
        this.pollMax = pollMax;
    }

    @Override
    public void run() {
        try (consumer;
                deadLetters) {
            consumer.subscribe(List.of(Topics.PUSH.name()), this);
            while (!closing) {
                throttle();
                consumer.poll(POLL_WAIT).forEach(source -> progress.add(dispatch.take(source)));
                deadLetters.empty();
                commits.soon();
            }
            deadLetters.empty();
            commits.now();
        }
    }

    /** Ends the thread soon, with everything committed that is done by then. */
    void close() {
        closing = true;
    }

    private void throttle() {
        if (progress.isFullWith(pollMax)) {
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.paused());
        }
    }

    /** New partitions come unpaused, within a poll that may bring their first records. */
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        throttle();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        commits.now();
        commits.forget(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        commits.forget(partitions);
    }
}
