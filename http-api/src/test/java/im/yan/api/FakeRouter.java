// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import im.yan.schemas.Topics;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.Downlink;
import im.yan.schemas.v1.ServerFrame;
import im.yan.testkit.TestServers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Stands for router and push-fanout: answers each command into the downlink its origin names. */
final class FakeRouter implements AutoCloseable {
    private final Function<Command, Optional<ServerFrame>> decide;
    private final BlockingQueue<ConsumerRecord<String, byte[]>> seen = new LinkedBlockingQueue<>();
    private final KafkaConsumer<String, byte[]> commands;
    private final KafkaProducer<String, byte[]> downlinks;
    private final Thread thread = Thread.ofPlatform().name("fake-router").unstarted(this::run);
    private volatile boolean closing;

    private FakeRouter(Function<Command, Optional<ServerFrame>> decide) {
        this.decide = decide;
        var kafka = Map.<String, Object>of("bootstrap.servers", TestServers.kafka());
        commands = new KafkaConsumer<>(kafka, new StringDeserializer(), new ByteArrayDeserializer());
        downlinks = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer());
    }

    /** Sees every command from now on; empty leaves one unanswered. */
    static FakeRouter deciding(Function<Command, Optional<ServerFrame>> decide) {
        var router = new FakeRouter(decide);
        var partitions = router.commands.partitionsFor(Topics.COMMANDS.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        router.commands.assign(partitions);
        router.commands.seekToEnd(partitions);
        partitions.forEach(router.commands::position);
        router.thread.start();
        return router;
    }

    private void run() {
        while (!closing) {
            commands.poll(Duration.ofMillis(50)).forEach(this::answer);
        }
    }

    private void answer(ConsumerRecord<String, byte[]> record) {
        var command = parse(record);
        seen.add(record);
        decide.apply(command)
                .ifPresent(frame -> downlinks.send(new ProducerRecord<>(
                        Topics.DOWNLINK.name(),
                        command.getOrigin().getConnector(),
                        null,
                        Downlink.newBuilder()
                                .addSessionIds(command.getOrigin().getSessionId())
                                .setFrame(frame)
                                .build()
                                .toByteArray())));
    }

    /** The next command in the log, or none within a moment. */
    Optional<ConsumerRecord<String, byte[]>> next() {
        try {
            return Optional.ofNullable(seen.poll(5, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static Command parse(ConsumerRecord<String, byte[]> record) {
        return Topics.COMMANDS.serde().deserializer().deserialize(record.topic(), record.value());
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        commands.close();
        downlinks.close();
    }
}
