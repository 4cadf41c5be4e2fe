// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.ingress;

import im.yan.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Hands records to Kafka in the order in which they are offered, never blocks, and never holds more than its bound. Safe from
 * any thread; callbacks run on the producer's thread.
 */
public final class LogWriter implements AutoCloseable {

    /** What happens to a record while the log is slow or away. */
    public enum Urgency {
        /** Dropped first: taken only while there is so much room that nobody who sends anything else has to wait. */
        DROPPABLE,
        /** Refused: its sender is told to come back. */
        REFUSABLE,
        /** Taken while there is room at all: it cannot be said again later. */
        MUST_GO
    }

    /** Everything that is written; send() must not have to look anything up. */
    private static final List<String> TOPICS = List.of(
            Topics.COMMANDS.name(),
            Topics.SESSIONS.name(),
            Topics.SIGNALS.name(),
            Topics.CONNECTORS.name(),
            Topics.DOWNLINK.deadLetters());

    private static final Duration METADATA_RETRY = Duration.ofMillis(50);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    /** Headers, offsets and the like, roughly. */
    private static final int RECORD_OVERHEAD = 128;

    private final Producer<String, byte[]> producer;
    private final LogLimits limits;
    private final InFlight inFlight;
    private volatile Runnable whenRoom = () -> {};

    LogWriter(Producer<String, byte[]> producer, LogLimits limits, LongSupplier nanoTime) {
        this.producer = producer;
        this.limits = limits;
        inFlight = new InFlight(nanoTime);
    }

    /** Connects; to be followed by {@link #awaitTopics}. */
    public static LogWriter to(String bootstrapServers, LogLimits limits) {
        return new LogWriter(ProducerSettings.producer(bootstrapServers, limits), limits, System::nanoTime);
    }

    /**
     * Waits until Kafka has named the partitions of every topic that will be written.
     *
     * @throws IllegalStateException it did not in time
     */
    public void awaitTopics(Duration timeout) {
        var deadline = System.nanoTime() + timeout.toNanos();
        for (var topic : TOPICS) {
            while (!isKnown(topic)) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "Kafka did not answer, or has no topic %s, within %s".formatted(topic, timeout));
                }
                LockSupport.parkNanos(METADATA_RETRY.toNanos());
            }
        }
    }

    private boolean isKnown(String topic) {
        try {
            return partitions(topic) > 0;
        } catch (TimeoutException e) {
            return false;
        }
    }

    int partitions(String topic) {
        return producer.partitionsFor(topic).size();
    }

    /**
     * Takes a record, or refuses it at once.
     *
     * @param done told exactly once what became of a record that was taken; must not block
     */
    public boolean offer(ProducerRecord<String, byte[]> record, Urgency urgency, Callback done) {
        var size = sizeOf(record);
        if (!hasRoom(size, urgency)) {
            return false;
        }
        var entry = inFlight.begin(size);
        try {
            producer.send(record, (metadata, exception) -> {
                inFlight.end(entry);
                done.onCompletion(metadata, exception);
                if (!isAboveLowWater()) {
                    whenRoom.run();
                }
            });
        } catch (RuntimeException e) {
            // A producer that is broken for good; whoever called decides what that means.
            inFlight.end(entry);
            throw e;
        }
        return true;
    }

    private boolean hasRoom(long size, Urgency urgency) {
        var bytes = inFlight.bytes() + size;
        return switch (urgency) {
            case DROPPABLE -> !isStalled() && bytes <= limits.highWater();
            case REFUSABLE -> !isStalled() && bytes <= limits.inFlightBytesMax();
            case MUST_GO -> bytes <= limits.hardMax();
        };
    }

    /** Kafka has not acknowledged anything for too long. */
    public boolean isStalled() {
        return inFlight.oldestAge().compareTo(limits.stallAfter()) > 0;
    }

    boolean isAboveHighWater() {
        return inFlight.bytes() > limits.highWater();
    }

    boolean isAboveLowWater() {
        return inFlight.bytes() > limits.lowWater();
    }

    /** Handed to Kafka and not acknowledged. */
    public long inFlightBytes() {
        return inFlight.bytes();
    }

    /** Called, on the producer's thread, with every acknowledgement below the low-water mark. */
    void whenRoom(Runnable listener) {
        whenRoom = listener;
    }

    private static long sizeOf(ProducerRecord<String, byte[]> record) {
        var key = record.key();
        return RECORD_OVERHEAD + (key == null ? 0L : key.length()) + record.value().length;
    }

    /** Waits, for a bounded time, until everything taken has been acknowledged. */
    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
