// SPDX-License-Identifier: Apache-2.0
package im.yan.unread;

import im.yan.runtime.streams.DeadLetters;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.InboxEntry;
import im.yan.schemas.v1.UnreadCount;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
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
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The counter's topology without a broker. */
final class UnreadDriver implements AutoCloseable {
    final MeterRegistry metrics = new SimpleMeterRegistry();
    final TestOutputTopic<String, UnreadCount> unread;
    final TestOutputTopic<String, byte[]> dead;

    private final TopologyTestDriver driver;
    private final TestInputTopic<String, byte[]> inbox;

    UnreadDriver() {
        var settings = new Properties();
        settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.class);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, "target/driver-state");
        driver = new TopologyTestDriver(UnreadTopology.build(metrics), settings);
        inbox = driver.createInputTopic(Topics.INBOX.name(), new StringSerializer(), new ByteArraySerializer());
        unread = driver.createOutputTopic(
                Topics.UNREAD.name(),
                new StringDeserializer(),
                Topics.UNREAD.serde().deserializer());
        dead = driver.createOutputTopic(
                Topics.INBOX.deadLetters(), new StringDeserializer(), new ByteArrayDeserializer());
    }

    void count(InboxEntry... entries) {
        for (var entry : entries) {
            record(Long.toString(entry.getOwnerId()), entry.toByteArray());
        }
    }

    void count(InboxEntry entry, Headers headers) {
        inbox.pipeInput(new TestRecord<>(Long.toString(entry.getOwnerId()), entry.toByteArray(), headers));
    }

    /** Whatever it may be. */
    @SuppressWarnings("NullAway") // Kafka allows both to be null; that is what this is for.
    void record(@Nullable String key, byte @Nullable [] value) {
        inbox.pipeInput(new TestRecord<>(key, value, new RecordHeaders()));
    }

    @Override
    public void close() {
        driver.close();
    }
}
