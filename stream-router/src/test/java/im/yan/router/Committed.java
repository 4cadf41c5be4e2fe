// SPDX-License-Identifier: Apache-2.0
package im.yan.router;

import static org.awaitility.Awaitility.await;

import com.google.protobuf.Message;
import im.yan.schemas.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What is committed to a topic from now on and of interest. */
final class Committed<V> implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaConsumer<String, V> consumer;
    private final Predicate<ConsumerRecord<String, V>> interest;
    private final List<ConsumerRecord<String, V>> records = new ArrayList<>();

    private Committed(
            String bootstrapServers,
            String topic,
            Deserializer<V> values,
            Predicate<ConsumerRecord<String, V>> interest) {
        this.interest = interest;
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                values);
        var partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // Seeking is lazy: the end is the one of now, not of the first poll.
        partitions.forEach(consumer::position);
    }

    static <V extends Message> Committed<V> of(String bootstrapServers, Topic<V> topic, Predicate<V> interest) {
        return new Committed<>(
                bootstrapServers, topic.name(), topic.serde().deserializer(), record -> interest.test(record.value()));
    }

    static Committed<byte[]> deadLetters(
            String bootstrapServers, Topic<?> topic, Predicate<ConsumerRecord<String, byte[]>> interest) {
        return new Committed<>(bootstrapServers, topic.deadLetters(), new ByteArrayDeserializer(), interest);
    }

    /** Reads on until there are so many. */
    List<ConsumerRecord<String, V>> atLeast(int count) {
        await().atMost(PATIENCE).pollInSameThread().until(() -> read().size() >= count);
        return List.copyOf(records);
    }

    List<V> valuesOfAtLeast(int count) {
        return atLeast(count).stream().map(ConsumerRecord::value).toList();
    }

    /** What has been read so far, and what is there now. */
    List<ConsumerRecord<String, V>> read() {
        for (var record : consumer.poll(Duration.ofMillis(100))) {
            if (interest.test(record)) {
                records.add(record);
            }
        }
        return records;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
