// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.audit;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** What of a partition lies beyond where a sweep has stopped. */
record LogTail(TopicPartition partition, long offset) {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration SILENCE_MAX = Duration.ofSeconds(30);
    private static final int AT_A_TIME = 1_000;

    /** The last number of each of these conversations that is to be found there at this moment. */
    Map<String, Long> last(String bootstrapServers, Set<String> conversationIds) {
        var last = new HashMap<String, Long>();
        try (var consumer = LogConsumers.open(bootstrapServers, AT_A_TIME)) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, offset);
            var end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            var heardAt = System.nanoTime();
            while (consumer.position(partition) < end) {
                var records = consumer.poll(POLL).records(partition);
                records.forEach(record -> note(record, conversationIds, last));
                if (!records.isEmpty()) {
                    heardAt = System.nanoTime();
                } else if (System.nanoTime() - heardAt > SILENCE_MAX.toNanos()) {
                    throw new TimeoutException("no record came of " + partition);
                }
            }
        }
        return last;
    }

    private static void note(
            ConsumerRecord<byte[], byte[]> record, Set<String> conversationIds, Map<String, Long> last) {
        SettledEvent.of(record.value())
                .map(SettledEvent::key)
                .filter(key -> conversationIds.contains(key.conversationId()))
                .ifPresent(key -> last.merge(key.conversationId(), key.seq(), Math::max));
    }
}
