// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits what {@link Progress} has reached, until Kafka has it or the partition is another instance's. Belongs to the
 * reader's thread.
 */
final class Commits {
    private static final Logger LOG = LoggerFactory.getLogger(Commits.class);
    // A rebalance and the end of the process wait for it.
    private static final Duration WAIT_MAX = Duration.ofSeconds(3);

    private final Consumer<?, ?> consumer;
    private final Progress progress;
    private final Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();
    private boolean underWay;
    private boolean failing;

    Commits(Consumer<?, ?> consumer, Progress progress) {
        this.consumer = consumer;
        this.progress = progress;
    }

    /** Without waiting; one at a time, and one that fails is made again. */
    void soon() {
        uncommitted.putAll(progress.advance());
        if (uncommitted.isEmpty() || underWay) {
            return;
        }
        underWay = true;
        consumer.commitAsync(Map.copyOf(uncommitted), this::ended);
    }

    /** Waits until Kafka has it; if it does not take it, the next owner repeats what was done since. */
    void now() {
        uncommitted.putAll(progress.advance());
        if (uncommitted.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(Map.copyOf(uncommitted), WAIT_MAX);
            uncommitted.clear();
            failing = false;
        } catch (KafkaException e) {
            note(e);
        }
    }

    void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(uncommitted::remove);
        progress.abandon(partitions);
    }

    private void ended(Map<TopicPartition, OffsetAndMetadata> positions, @Nullable Exception failure) {
        underWay = false;
        if (failure == null) {
            positions.forEach(uncommitted::remove);
            failing = false;
        } else {
            note(failure);
        }
    }

    // A broker that is away fails ten commits a second: the first of them says it.
    private void note(Exception failure) {
        if (!failing) {
            LOG.atWarn().setCause(failure).log("positions were not committed; it is tried again");
        }
        failing = true;
    }
}
