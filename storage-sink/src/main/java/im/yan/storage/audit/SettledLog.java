// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.audit;

import im.yan.schemas.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * im.messages from its beginning to where it ended when this was opened, or to the first record that is not settled: committed
 * records, a partition at a time. For one thread.
 */
final class SettledLog implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration SILENCE_MAX = Duration.ofSeconds(30);

    private final Consumer<byte[], byte[]> consumer;
    private final Clock clock;
    private final Duration settle;
    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Long> begins;
    private final Map<TopicPartition, Long> ends;
    private long readBefore;
    // Of the partition in hand.
    private TopicPartition partition = new TopicPartition(Topics.MESSAGES.name(), 0);
    private long next;
    private boolean over = true;

    private SettledLog(Consumer<byte[], byte[]> consumer, Clock clock, Duration settle) {
        this.consumer = consumer;
        this.clock = clock;
        this.settle = settle;
        this.partitions = LogConsumers.partitions(consumer);
        this.begins = consumer.beginningOffsets(partitions);
        this.ends = consumer.endOffsets(partitions);
    }

    /** @param atATime events in one chunk, at most */
    static SettledLog open(String bootstrapServers, Clock clock, Duration settle, int atATime) {
        var consumer = LogConsumers.open(bootstrapServers, atATime);
        try {
            return new SettledLog(consumer, clock, settle);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    List<TopicPartition> partitions() {
        return partitions;
    }

    /** Goes to its beginning. */
    void begin(TopicPartition other) {
        partition = other;
        next = offset(begins, partition);
        over = false;
        consumer.assign(List.of(partition));
        consumer.seek(partition, next);
    }

    /** The next few of this partition; none once it has come to its settled end. */
    Optional<List<SettledEvent>> next() {
        var silentSince = System.nanoTime();
        while (!over()) {
            var records = consumer.poll(POLL).records(partition);
            if (!records.isEmpty()) {
                return Optional.of(settled(records));
            }
            // What was aborted, and marks of transactions, are no records, but are passed.
            next = Math.max(next, consumer.position(partition));
            if (System.nanoTime() - silentSince > SILENCE_MAX.toNanos()) {
                throw new TimeoutException("no record came of " + partition);
            }
        }
        return Optional.empty();
    }

    private boolean over() {
        if (!over && next >= offset(ends, partition)) {
            end();
        }
        return over;
    }

    private void end() {
        over = true;
        readBefore += offset(ends, partition) - offset(begins, partition);
    }

    private List<SettledEvent> settled(List<ConsumerRecord<byte[], byte[]>> records) {
        var events = new ArrayList<SettledEvent>(records.size());
        var youngest = clock.millis() - settle.toMillis();
        for (var record : records) {
            if (record.offset() >= offset(ends, partition) || record.timestamp() > youngest) {
                end();
                return events;
            }
            next = record.offset() + 1;
            SettledEvent.of(record.value()).ifPresent(events::add);
        }
        return events;
    }

    /** The first offset of this partition that was not read. */
    LogTail tail() {
        return new LogTail(partition, next);
    }

    /** How much of all of it is done, from 0 to 1. */
    double done() {
        var all = partitions.stream()
                .mapToLong(each -> offset(ends, each) - offset(begins, each))
                .sum();
        var here = over ? 0 : next - offset(begins, partition);
        return all == 0 ? 1 : Math.min(1, (double) (readBefore + here) / all);
    }

    private static long offset(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return offsets.getOrDefault(partition, 0L);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
