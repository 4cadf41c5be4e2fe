// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.replay;

import im.yan.storage.mysql.LogSettings;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the log, or a part of it, once more beside the running sink: committed records only, in batches like the sink's, in no
 * group. For one thread.
 */
final class LogReplay implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int ANSWER_MILLIS = 15_000;

    private final Consumer<byte[], byte[]> consumer;
    private final Retrying retrying;

    /** Takes a batch; it returns once that is where it belongs. */
    interface Batches {
        void take(List<ConsumerRecord<byte[], byte[]>> records);
    }

    private LogReplay(Consumer<byte[], byte[]> consumer, Retrying retrying) {
        this.consumer = consumer;
        this.retrying = retrying;
    }

    static LogReplay of(LogSettings log, Retrying retrying) {
        Map<String, Object> properties = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                log.bootstrapServers(),
                ConsumerConfig.CLIENT_ID_CONFIG,
                "yan-replay",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                log.batchMax(),
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                ANSWER_MILLIS);
        return new LogReplay(
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer()), retrying);
    }

    /**
     * Hands over every record there is when this begins, and every record that has come until those were handed over.
     *
     * <p>The second half mends what the sink did too early. Some events change rows of earlier ones: a recall marks its message,
     * an answer settles a request to be let in. Where that row was lost and the replay has not brought it back yet, the sink's
     * change is lost too. But a row that was lost belongs to an event of the first half; once that is through, the sink finds
     * every row, and what it handled before is read again now.
     *
     * @return how many records there were
     */
    long run(Part part, Batches batches, Progress.Stage stage) {
        var partitions = part.partitions(consumer);
        consumer.assign(partitions);
        var begins = part.begins(consumer, partitions);
        begins.forEach(consumer::seek);
        var read = new Reading(part, batches, stage, sum(begins));
        read.to(consumer.endOffsets(partitions));
        read.to(retrying.untilDone(() -> consumer.endOffsets(partitions)));
        return read.records;
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    private final class Reading {
        private final Part part;
        private final Batches batches;
        private final Progress.Stage stage;
        private final long begin;
        private long records;

        Reading(Part part, Batches batches, Progress.Stage stage, long begin) {
            this.part = part;
            this.batches = batches;
            this.stage = stage;
            this.begin = begin;
        }

        void to(Map<TopicPartition, Long> ends) {
            while (!isAt(ends)) {
                var batch = StreamSupport.stream(consumer.poll(POLL).spliterator(), false)
                        .filter(part::holds)
                        .toList();
                if (!batch.isEmpty()) {
                    batches.take(batch);
                    records += batch.size();
                }
                stage.at(position(ends) - begin, sum(ends) - begin, records);
            }
        }

        /** Partitions that have come to their ends wait for the others. */
        private boolean isAt(Map<TopicPartition, Long> ends) {
            var open = new HashSet<TopicPartition>();
            ends.forEach((partition, end) -> {
                if (consumer.position(partition) < end) {
                    open.add(partition);
                }
            });
            consumer.pause(consumer.assignment());
            consumer.resume(open);
            return open.isEmpty();
        }

        private long position(Map<TopicPartition, Long> ends) {
            return ends.keySet().stream().mapToLong(consumer::position).sum();
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
