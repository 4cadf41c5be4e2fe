// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import im.yan.schemas.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads im.push and commits what is done. While as many requests are held as may be, it reads no further: nothing is dropped. Runs on
 * a thread of its own, which alone touches the consumer.
 */
final class RequestReader implements Runnable, ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(RequestReader.class);
    // Also how long a dead letter, or the end of the process, waits for this thread.
    private static final Duration POLL_WAIT = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final Dispatch dispatch;
    private final Progress progress;
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
                commit();
            }
            deadLetters.empty();
            onPartitionsRevoked(consumer.assignment());
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

    private void commit() {
        var reached = progress.advance();
        if (!reached.isEmpty()) {
            consumer.commitAsync(reached, (positions, failure) -> {
                if (failure != null) {
                    notCommitted(positions, failure);
                }
            });
        }
    }

    /** New partitions come unpaused, within a poll that may bring their first records. */
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        throttle();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        var reached = progress.advance();
        try {
            if (!reached.isEmpty()) {
                consumer.commitSync(reached);
            }
        } catch (KafkaException e) {
            notCommitted(reached, e);
        }
        progress.abandon(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        progress.abandon(partitions);
    }

    private static void notCommitted(Map<TopicPartition, OffsetAndMetadata> positions, Exception failure) {
        LOG.atWarn()
                .setCause(failure)
                .addKeyValue("partitions", positions.keySet())
                .log("positions were not committed: what is not covered by a later commit is sent again");
    }
}
