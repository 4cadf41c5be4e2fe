// SPDX-License-Identifier: Apache-2.0
package im.yan.api.connector;

import static im.yan.schemas.Topics.CONNECTORS;

import com.google.protobuf.InvalidProtocolBufferException;
import im.yan.api.kafka.KafkaSettings;
import im.yan.api.kafka.Readers;
import im.yan.api.repeating.Repeating;
import im.yan.runtime.Service;
import im.yan.schemas.ConnectorLease;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Follows the heartbeats in {@code im.connectors}, without a group: every instance sees all of them. It begins where the oldest
 * heartbeat may be that still counts; what is older says nothing.
 */
@Component
final class HeartbeatReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HeartbeatReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final KafkaSettings settings;
    private final LiveConnectors live;
    private final Repeating reading;
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;
    private Map<TopicPartition, Long> ends = Map.of();
    private boolean awayLogged;

    HeartbeatReader(KafkaSettings settings, LiveConnectors live, Service service) {
        this.settings = settings;
        this.live = live;
        reading = Repeating.start(service, "connector-heartbeats", PAUSE, this::read);
    }

    private void read() {
        try {
            var open = opened();
            if (ends.isEmpty()) {
                begin(open);
            }
            open.poll(POLL).forEach(this::note);
            awayLogged = false;
        } catch (KafkaException e) {
            if (!awayLogged) {
                awayLogged = true;
                LOG.atWarn()
                        .addKeyValue("reason", e.getMessage())
                        .log("the connectors' heartbeats cannot be read; trying again");
            }
        }
    }

    private void note(ConsumerRecord<String, byte[]> message) {
        if (message.value() == null) {
            return;
        }
        try {
            live.heard(
                    CONNECTORS.parser().parseFrom(message.value()),
                    System.nanoTime() - age(message).toNanos());
        } catch (InvalidProtocolBufferException e) {
            LOG.atWarn()
                    .addKeyValue("topic", message.topic())
                    .addKeyValue("partition", message.partition())
                    .addKeyValue("offset", message.offset())
                    .log("skipped a record that is no heartbeat");
        }
    }

    // What was there before we looked is as old as the broker says. What came since is as old as its arrival, so that
    // our
    // clock and the broker's need not agree.
    private Duration age(ConsumerRecord<String, byte[]> message) {
        var end = ends.getOrDefault(new TopicPartition(message.topic(), message.partition()), 0L);
        var sinceAppended = Duration.ofMillis(Math.max(0, System.currentTimeMillis() - message.timestamp()));
        return message.offset() < end ? sinceAppended : Duration.ZERO;
    }

    // Not in the constructor, which fails where the brokers' names are unknown: the service starts without Kafka too.
    private KafkaConsumer<String, byte[]> opened() {
        var open = consumer;
        if (open == null) {
            open = Readers.open(settings, "yan-api-connectors");
            consumer = open;
        }
        return open;
    }

    private void begin(KafkaConsumer<String, byte[]> open) {
        var partitions = partitions(open);
        open.assign(partitions);
        var found = open.endOffsets(partitions);
        var since = System.currentTimeMillis() - ConnectorLease.PRESUMED_DEAD_AFTER.toMillis();
        var starts = open.offsetsForTimes(partitions.stream().collect(Collectors.toMap(some -> some, some -> since)));
        for (var partition : partitions) {
            var start = starts.get(partition);
            open.seek(partition, start == null ? found.getOrDefault(partition, 0L) : start.offset());
        }
        ends = found;
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, byte[]> open) {
        var found = open.partitionsFor(CONNECTORS.name());
        if (found == null || found.isEmpty()) {
            throw new KafkaException("there is no topic " + CONNECTORS.name());
        }
        return found.stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    @Override
    public void close() {
        var open = consumer;
        if (open != null) {
            // Ends a call that waits for a silent Kafka.
            open.wakeup();
        }
        reading.close();
        if (open != null) {
            open.close();
        }
    }
}
