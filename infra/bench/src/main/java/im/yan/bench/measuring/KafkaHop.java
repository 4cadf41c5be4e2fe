// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.measuring;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The baseline: 50 records a second through the same broker, producer to consumer, nothing in between. */
public final class KafkaHop implements AutoCloseable {
    private static final String TOPIC = "bench.hop";
    private static final int RECORD_BYTES = 200;
    private static final Duration INTERVAL = Duration.ofMillis(20);
    private static final Duration POLL = Duration.ofMillis(200);

    private volatile Histogram latencies = Stopwatch.newHistogram();
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread sending;
    private final Thread receiving;
    private volatile boolean closed;

    private KafkaHop(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 2),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "fetch.max.wait.ms", 5_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(List.of(new TopicPartition(TOPIC, 0)));
        consumer.seekToEnd(consumer.assignment());
        sending = Thread.ofPlatform().name("hop-sending").daemon().unstarted(this::send);
        receiving = Thread.ofPlatform().name("hop-receiving").daemon().unstarted(this::receive);
    }

    public static KafkaHop start(String bootstrapServers) throws InterruptedException {
        createTopic(bootstrapServers);
        var hop = new KafkaHop(bootstrapServers);
        hop.receiving.start();
        hop.sending.start();
        return hop;
    }

    /** Forgets what was measured so far. */
    public void reset() {
        latencies = Stopwatch.newHistogram();
    }

    public Histogram latencies() {
        return latencies.copy();
    }

    @Override
    public void close() {
        closed = true;
        try {
            sending.join();
            receiving.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(Duration.ofSeconds(2));
        consumer.close();
    }

    private void send() {
        while (!closed) {
            var value =
                    ByteBuffer.allocate(RECORD_BYTES).putLong(System.nanoTime()).array();
            producer.send(new ProducerRecord<>(TOPIC, value));
            LockSupport.parkNanos(INTERVAL.toNanos());
        }
    }

    private void receive() {
        while (!closed) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                var micros =
                        (System.nanoTime() - ByteBuffer.wrap(record.value()).getLong()) / 1_000;
                latencies.recordValue(Math.max(0, micros));
            }
        }
    }

    private static void createTopic(String bootstrapServers) throws InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topic " + TOPIC + " could not be created", e);
        }
    }
}
