// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.replay;

import im.yan.schemas.Topic;
import im.yan.schemas.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Which part of the log.
 *
 * @param conversation empty: all of them
 * @param since empty: from the beginning
 */
public record Part(Optional<String> conversation, Optional<Instant> since) {
    static final Part WHOLE = new Part(Optional.empty(), Optional.empty());

    boolean isWhole() {
        return equals(WHOLE);
    }

    /** Where it can be; a conversation's receipts are wherever its users are. */
    List<TopicPartition> partitions(Consumer<?, ?> consumer) {
        var messages = Topics.MESSAGES.name();
        var count = count(consumer, messages);
        var partitions = new ArrayList<TopicPartition>();
        conversation.ifPresentOrElse(
                id -> partitions.add(new TopicPartition(messages, Topic.partitionOf(id, count))),
                () -> partitions.addAll(all(messages, count)));
        partitions.addAll(all(Topics.RECEIPTS.name(), count(consumer, Topics.RECEIPTS.name())));
        return partitions;
    }

    private static int count(Consumer<?, ?> consumer, String topic) {
        var count = consumer.partitionsFor(topic).size();
        if (count == 0) {
            throw new KafkaException("there is no topic " + topic);
        }
        return count;
    }

    private static List<TopicPartition> all(String topic, int count) {
        return IntStream.range(0, count)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
    }

    /** The first offset to be read of each. */
    Map<TopicPartition, Long> begins(Consumer<?, ?> consumer, List<TopicPartition> partitions) {
        if (since.isEmpty()) {
            return consumer.beginningOffsets(partitions);
        }
        var time = since.get().toEpochMilli();
        var found = consumer.offsetsForTimes(
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> time)));
        // Where nothing has come since, there is nothing to be read.
        var begins = new HashMap<>(consumer.endOffsets(partitions));
        found.forEach((partition, first) -> {
            if (first != null) {
                begins.put(partition, first.offset());
            }
        });
        return begins;
    }

    boolean holds(ConsumerRecord<byte[], byte[]> record) {
        return conversation
                .map(id -> Concern.of(record)
                        .map(concern -> concern.conversationId().equals(id))
                        .orElse(false))
                .orElse(true);
    }
}
