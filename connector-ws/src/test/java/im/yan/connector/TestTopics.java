// SPDX-License-Identifier: Apache-2.0
package im.yan.connector;

import com.google.protobuf.Message;
import im.yan.schemas.Topic;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.Downlink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** The log as the other services see it: what a connector writes, and what they hand down to it. */
final class TestTopics implements AutoCloseable {
    private final String bootstrapServers;
    private final Producer<String, byte[]> producer;
    private final List<View<?>> views = new ArrayList<>();

    TestTopics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** What is written to a topic from now on. */
    <V extends Message> View<V> from(Topic<V> topic) {
        var view = new View<>(bootstrapServers, topic);
        views.add(view);
        return view;
    }

    void handDown(int ordinal, Downlink downlink) {
        handDown(ordinal, downlink.toByteArray());
    }

    void handDown(int ordinal, byte[] bytes) {
        put(new ProducerRecord<>(Topics.DOWNLINK.name(), ordinal, null, bytes));
    }

    void put(ProducerRecord<String, byte[]> record) {
        producer.send(record);
        producer.flush();
    }

    /** The values of one topic, in the order of each partition. */
    static final class View<V extends Message> implements AutoCloseable {
        private final Consumer<byte[], V> consumer;
        private final List<V> seen = new ArrayList<>();

        private View(String bootstrapServers, Topic<V> topic) {
            Deserializer<V> values = topic.serde().deserializer();
            consumer = new KafkaConsumer<>(
                    Map.of("bootstrap.servers", bootstrapServers, "fetch.max.wait.ms", 50),
                    new ByteArrayDeserializer(),
                    values);
            var partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
        }

        /** Waits until so many values match, and returns those. */
        List<V> await(int count, Predicate<V> which) {
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
                consumer.poll(Duration.ofMillis(50)).forEach(record -> seen.add(record.value()));
                return seen.stream().filter(which).count() >= count;
            });
            return seen.stream().filter(which).toList();
        }

        @Override
        public void close() {
            consumer.close();
        }
    }

    @Override
    public void close() {
        producer.close();
        views.forEach(View::close);
    }
}
