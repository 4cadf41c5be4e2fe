// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.measuring;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far the services are behind the log. */
public final class Backlog implements AutoCloseable {
    /** Heartbeats go on always, and a transaction's end is a record that nobody commits. */
    static final long RECORDS_IGNORED = 5;

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final Admin admin;

    public Backlog(String bootstrapServers) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** Returns when no consumer is behind; how long that took. */
    public Duration awaitNone() throws InterruptedException {
        var start = System.nanoTime();
        while (records() > RECORDS_IGNORED) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException("the services are still behind the log after " + PATIENCE.toMinutes()
                        + " min; ./yan kafka consumer-groups --describe --all-groups shows where");
            }
            Thread.sleep(LOOK_AGAIN);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() {
        admin.close();
    }

    private long records() throws InterruptedException {
        try {
            var groups = admin.listGroups().all().get().stream()
                    .collect(Collectors.toMap(GroupListing::groupId, group -> new ListConsumerGroupOffsetsSpec()));
            var committed = admin.listConsumerGroupOffsets(groups).all().get().values();
            var partitions = committed.stream()
                    .flatMap(offsets -> offsets.keySet().stream())
                    .distinct()
                    .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
            Map<TopicPartition, Long> ends = new HashMap<>();
            admin.listOffsets(partitions).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
            return farthestBehind(committed, ends);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not tell how far its consumers are", e);
        }
    }

    /** Records of the partition whose consumer is behind the most. */
    static long farthestBehind(
            Collection<Map<TopicPartition, OffsetAndMetadata>> committed, Map<TopicPartition, Long> ends) {
        return committed.stream()
                .flatMap(offsets -> offsets.entrySet().stream())
                .filter(entry -> Objects.nonNull(entry.getValue()))
                .mapToLong(entry ->
                        ends.getOrDefault(entry.getKey(), 0L) - entry.getValue().offset())
                .max()
                .orElse(0);
    }
}
