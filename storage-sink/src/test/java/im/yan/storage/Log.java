// SPDX-License-Identifier: Apache-2.0
package im.yan.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import im.yan.schemas.ConversationId;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.DeliveredPosition;
import im.yan.schemas.v1.ReadPosition;
import im.yan.schemas.v1.Receipt;
import im.yan.testkit.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The log as tests write and read it. */
public final class Log implements AutoCloseable {
    private final String bootstrapServers;
    private final KafkaProducer<String, byte[]> producer;
    private final Admin admin;

    /** In the Kafka that tests share. */
    public Log() {
        this(TestServers.kafka());
    }

    public Log(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** Messages first to last, by the user with the smaller id. */
    public void post(ConversationId.Direct conversation, long first, long last) {
        for (long seq = first; seq <= last; seq++) {
            write(
                    Topics.MESSAGES.name(),
                    conversation.text(),
                    Events.posted(conversation, seq).toByteArray());
        }
        producer.flush();
    }

    /** Events in their order; returns once they are in the log. */
    public void write(ConversationEvent... events) {
        for (var event : events) {
            write(Topics.MESSAGES.name(), event.getConversationId(), event.toByteArray());
        }
        producer.flush();
    }

    public void read(ConversationId.Direct conversation, long user, long seq) {
        var position = ReadPosition.newBuilder()
                .setConversationId(conversation.text())
                .setUserId(user)
                .setSeq(seq)
                .setMessageNo(seq);
        receipt(
                user + "/" + conversation.text() + "/read",
                Receipt.newBuilder().setRead(position).build());
    }

    public void delivered(ConversationId.Direct conversation, long user, long seq) {
        var position = DeliveredPosition.newBuilder()
                .setConversationId(conversation.text())
                .setUserId(user)
                .setSeq(seq);
        receipt(
                user + "/" + conversation.text() + "/delivered",
                Receipt.newBuilder().setDelivered(position).build());
    }

    private void receipt(String key, Receipt receipt) {
        write(Topics.RECEIPTS.name(), key, receipt.toByteArray());
        producer.flush();
    }

    public void write(String topic, String key, byte[] value) {
        producer.send(new ProducerRecord<>(topic, key, value));
    }

    public void write(ConsumerRecord<byte[], byte[]> record) {
        write(record.topic(), new String(record.key(), UTF_8), record.value());
    }

    /** As it will be read. */
    static ConsumerRecord<byte[], byte[]> record(String topic, String key, byte[] value) {
        return new ConsumerRecord<>(topic, 0, 0, key.getBytes(UTF_8), value);
    }

    public void flush() {
        producer.flush();
    }

    /** Whether the group has committed everything that is in the log now. */
    public boolean isCaughtUp(String group) throws ExecutionException, InterruptedException {
        var committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        return ends().entrySet().stream()
                .filter(end -> end.getValue() > 0)
                .allMatch(end -> committed.get(end.getKey()) != null
                        && committed.get(end.getKey()).offset() >= end.getValue());
    }

    /** Makes a new group begin in the middle of the log. */
    public void beginInTheMiddle(String group) throws ExecutionException, InterruptedException {
        var middles = new HashMap<TopicPartition, OffsetAndMetadata>();
        ends().forEach((partition, end) -> middles.put(partition, new OffsetAndMetadata(end / 2)));
        admin.alterConsumerGroupOffsets(group, middles).all().get();
    }

    /** Makes a new group begin with what is written from now on. */
    public void beginHere(String group) throws ExecutionException, InterruptedException {
        var ends = new HashMap<TopicPartition, OffsetAndMetadata>();
        ends().forEach((partition, end) -> ends.put(partition, new OffsetAndMetadata(end)));
        admin.alterConsumerGroupOffsets(group, ends).all().get();
    }

    /** Of all partitions of a topic together: records, and marks of transactions. */
    public long offsets(String topic) throws ExecutionException, InterruptedException {
        return ends(List.of(topic)).values().stream().mapToLong(Long::longValue).sum();
    }

    private Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
        return ends(List.of(Topics.MESSAGES.name(), Topics.RECEIPTS.name()));
    }

    private Map<TopicPartition, Long> ends(List<String> topics) throws ExecutionException, InterruptedException {
        var latest = new HashMap<TopicPartition, OffsetSpec>();
        for (var topic : topics) {
            producer.partitionsFor(topic)
                    .forEach(info -> latest.put(new TopicPartition(topic, info.partition()), OffsetSpec.latest()));
        }
        var ends = new HashMap<TopicPartition, Long>();
        admin.listOffsets(latest).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    /** Every committed record of a topic with this key, in order. */
    public List<ConsumerRecord<String, byte[]>> records(String topic, String key) {
        return records(topic).stream()
                .filter(record -> key.equals(record.key()))
                .toList();
    }

    /** Every committed record of a topic, in order. */
    public List<ConsumerRecord<String, byte[]>> records(String topic) {
        Map<String, Object> properties =
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
            return found;
        }
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
