// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.ingress;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import im.yan.schemas.Topic;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.SessionRecord;
import im.yan.schemas.v1.SignalRecord;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A log that acknowledges when the test says so, by a clock that the test moves. Kafka's own fake is behind it. */
public final class TestLog {
    public static final int PARTITIONS = 2;
    public static final LogLimits LIMITS = new LogLimits(8_192, Duration.ofSeconds(3));

    private final MockProducer<String, byte[]> producer = new MockProducer<>(
            cluster(), false, new RoundRobinPartitioner(), new StringSerializer(), new ByteArraySerializer());
    private final AtomicLong nanos = new AtomicLong();

    public final LogWriter writer;

    public TestLog() {
        this(LIMITS);
    }

    TestLog(LogLimits limits) {
        writer = new LogWriter(producer, limits, nanos::get);
    }

    public void passes(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    public long nanoTime() {
        return nanos.get();
    }

    /** Makes the log look as if Kafka had been away for a while. */
    public void stall() {
        offer(100);
        passes(LIMITS.stallAfter().plusMillis(1));
    }

    /** Brings the log above its high-water mark, but not to its limit. */
    public void fill() {
        offer(5_000);
    }

    /** Acknowledges everything. */
    public void acknowledge() {
        while (producer.completeNext()) {
            // One after the other, in order.
        }
    }

    public void fail(RuntimeException failure) {
        producer.errorNext(failure);
    }

    void breakForGood(RuntimeException failure) {
        producer.sendException = failure;
    }

    boolean offer(int bytes) {
        return offer(bytes, LogWriter.Urgency.REFUSABLE);
    }

    boolean offer(int bytes, LogWriter.Urgency urgency) {
        return writer.offer(
                new ProducerRecord<>(Topics.COMMANDS.name(), "filler", new byte[bytes]),
                urgency,
                (taken, failure) -> {});
    }

    public List<ProducerRecord<String, byte[]>> records(String topic) {
        return producer.history().stream()
                .filter(record -> record.topic().equals(topic) && !"filler".equals(record.key()))
                .toList();
    }

    public List<Command> commands() {
        return values(Topics.COMMANDS);
    }

    public List<SessionRecord> sessionRecords() {
        return values(Topics.SESSIONS);
    }

    public List<SignalRecord> signals() {
        return values(Topics.SIGNALS);
    }

    private <V extends Message> List<V> values(Topic<V> topic) {
        return records(topic.name()).stream()
                .map(record -> {
                    try {
                        return topic.parser().parseFrom(record.value());
                    } catch (InvalidProtocolBufferException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private static Cluster cluster() {
        var node = new Node(0, "127.0.0.1", 9092);
        var nodes = new Node[] {node};
        var partitions = Stream.of(
                        Topics.COMMANDS.name(),
                        Topics.SESSIONS.name(),
                        Topics.SIGNALS.name(),
                        Topics.CONNECTORS.name(),
                        Topics.DOWNLINK.deadLetters())
                .flatMap(topic -> IntStream.range(0, PARTITIONS)
                        .mapToObj(partition -> new PartitionInfo(topic, partition, node, nodes, nodes)))
                .toList();
        return new Cluster("test", List.of(node), partitions, Set.of(), Set.of());
    }
}
