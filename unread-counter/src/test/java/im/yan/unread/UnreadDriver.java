// SPDX-License-Identifier: Apache-2.0
package im.yan.unread;

import im.yan.runtime.streams.DeadLetters;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.InboxEntry;
import im.yan.schemas.v1.StoredUnread;
import im.yan.schemas.v1.UnreadCount;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The counter's topology without a broker, with a clock that moves when told. */
final class UnreadDriver implements AutoCloseable {
    final MeterRegistry metrics = new SimpleMeterRegistry();
    final TestOutputTopic<String, UnreadCount> unread;
    final TestOutputTopic<String, byte[]> dead;

    private final TopologyTestDriver driver;
    private final TestInputTopic<String, byte[]> inbox;
    private long now = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    UnreadDriver() {
        var settings = new Properties();
        settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.class);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, "target/driver-state");
        driver = new TopologyTestDriver(UnreadTopology.build(metrics), settings, Instant.ofEpochMilli(now));
        inbox = driver.createInputTopic(Topics.INBOX.name(), new StringSerializer(), new ByteArraySerializer());
        unread = driver.createOutputTopic(
                Topics.UNREAD.name(),
                new StringDeserializer(),
                Topics.UNREAD.serde().deserializer());
        dead = driver.createOutputTopic(
                Topics.INBOX.deadLetters(), new StringDeserializer(), new ByteArrayDeserializer());
    }

    long now() {
        return now;
    }

    void pass(Duration time) {
        now += time.toMillis();
        driver.advanceWallClockTime(time);
    }

    KeyValueStore<String, StoredUnread> tallies() {
        return driver.getKeyValueStore(Counts.COUNTS);
    }

    KeyValueStore<String, byte[]> deadlines() {
        return driver.getKeyValueStore(Deadlines.STORE);
    }

    void count(InboxEntry... entries) {
        for (var entry : entries) {
            record(Long.toString(entry.getOwnerId()), entry.toByteArray());
        }
    }

    void count(InboxEntry entry, Headers headers) {
        pipe(Long.toString(entry.getOwnerId()), entry.toByteArray(), headers);
    }

    /** Whatever it may be. */
    void record(@Nullable String key, byte @Nullable [] value) {
        pipe(key, value, new RecordHeaders());
    }

    @SuppressWarnings("NullAway") // Kafka allows both to be null; that is what this is for.
    private void pipe(@Nullable String key, byte @Nullable [] value, Headers headers) {
        inbox.pipeInput(new TestRecord<>(key, value, headers, now));
    }

    @Override
    public void close() {
        driver.close();
    }
}
