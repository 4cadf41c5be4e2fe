// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos.stores;

import com.google.protobuf.Message;
import im.yan.schemas.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** All committed records of a topic, from its beginning. One thread at a time. */
public final class CommittedRecords<V extends Message> implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(300);

    private final KafkaConsumer<String, V> consumer;

    public CommittedRecords(String kafka, Topic<V> topic) {
        Deserializer<V> values = topic.serde().deserializer();
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed"),
                new StringDeserializer(),
                values);
        var partitions = consumer.partitionsFor(topic.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Hands over what is there and was not handed over before, in the order of each partition. */
    public void readToEnd(BiConsumer<String, V> reader) {
        var ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<String, V> record : consumer.poll(POLL)) {
                reader.accept(record.key(), record.value());
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
