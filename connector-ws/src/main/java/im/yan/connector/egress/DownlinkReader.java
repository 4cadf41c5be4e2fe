// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.egress;

import com.google.protobuf.InvalidProtocolBufferException;
import im.yan.connector.ingress.LogWriter;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.Downlink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Reads this connector's partition of im.downlink, from its end on, and hands it out in order. At most one batch is being
 * handed out while the next is fetched: event loops that cannot keep up slow the reading down. A thread of its own.
 */
public final class DownlinkReader {
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final Handover handover;
    private final DeadDownlinks dead;
    private final BiConsumer<String, Throwable> whenBroken;
    private final Thread thread;
    private volatile boolean closing;

    private DownlinkReader(
            Consumer<byte[], byte[]> consumer,
            int ordinal,
            Handover handover,
            LogWriter log,
            BiConsumer<String, Throwable> whenBroken) {
        this.consumer = consumer;
        this.handover = handover;
        this.whenBroken = whenBroken;
        dead = new DeadDownlinks(log);
        partition = new TopicPartition(Topics.DOWNLINK.name(), ordinal);
        thread = Thread.ofPlatform().name("downlink").unstarted(this::run);
    }

    /**
     * Takes its place at the end of the partition and begins: whatever is written after this returns is read.
     *
     * @param whenBroken told if the reading ends by itself
     */
    public static DownlinkReader reading(
            Consumer<byte[], byte[]> consumer,
            int ordinal,
            Handover handover,
            LogWriter log,
            BiConsumer<String, Throwable> whenBroken) {
        var reader = new DownlinkReader(consumer, ordinal, handover, log, whenBroken);
        consumer.assign(List.of(reader.partition));
        consumer.seekToEnd(List.of(reader.partition));
        consumer.position(reader.partition);
        reader.thread.start();
        return reader;
    }

    public boolean isReading() {
        return thread.isAlive();
    }

    private void run() {
        try {
            var previous = CompletableFuture.<Void>completedFuture(null);
            while (!closing) {
                var downlinks = read(consumer.poll(POLL));
                previous.join();
                previous = handover.handOver(downlinks);
            }
        } catch (WakeupException e) {
            // stop() wants the thread to end.
        } catch (RuntimeException e) {
            if (!closing) {
                whenBroken.accept("reading im.downlink", e);
            }
        }
    }

    private List<Downlink> read(ConsumerRecords<byte[], byte[]> records) {
        var downlinks = new ArrayList<Downlink>(records.count());
        for (var record : records.records(partition)) {
            read(record).ifPresent(downlinks::add);
        }
        return downlinks;
    }

    private Optional<Downlink> read(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Optional.of(Topics.DOWNLINK.parser().parseFrom(record.value()));
        } catch (InvalidProtocolBufferException e) {
            dead.put(record);
            return Optional.empty();
        }
    }

    public void stop() throws InterruptedException {
        closing = true;
        consumer.wakeup();
        thread.join(CLOSE_TIMEOUT);
    }
}
