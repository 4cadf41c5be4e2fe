// SPDX-License-Identifier: Apache-2.0
package im.yan.api.command;

import static im.yan.schemas.Topics.DOWNLINK;

import com.google.protobuf.InvalidProtocolBufferException;
import im.yan.api.kafka.KafkaSettings;
import im.yan.api.kafka.Readers;
import im.yan.api.repeating.Repeating;
import im.yan.runtime.Service;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads this instance's partition of {@code im.downlink}, from its end on, and hands out the answers in it. */
@Component
final class AnswerReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerReader.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_A_FAULT = Duration.ofMillis(200);

    private final KafkaSettings kafka;
    private final OptionalInt chosen;
    private final PendingAnswers pending;
    private final Repeating reading;
    private volatile OptionalInt partition = OptionalInt.empty();
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;
    private volatile boolean closing;
    private boolean awayLogged;

    AnswerReader(KafkaSettings kafka, CommandSettings settings, PendingAnswers pending, Service service) {
        this.kafka = kafka;
        this.chosen = settings.downlinkPartition();
        this.pending = pending;
        reading = Repeating.start(service, "command-answers", PAUSE_AFTER_A_FAULT, this::read);
    }

    /** Empty as long as an answer would not be heard. */
    OptionalInt partition() {
        return partition;
    }

    private void read() {
        try {
            var open = opened();
            if (partition.isEmpty()) {
                partition = OptionalInt.of(begin(open));
            }
            while (!closing) {
                open.poll(POLL).forEach(this::handOut);
                awayLogged = false;
            }
        } catch (WakeupException e) {
            // close() wants the reading to end.
        } catch (KafkaException e) {
            if (!awayLogged) {
                awayLogged = true;
                LOG.atWarn()
                        .addKeyValue("reason", e.getMessage())
                        .log("the answers to commands cannot be read; trying again");
            }
        }
    }

    private void handOut(ConsumerRecord<String, byte[]> message) {
        try {
            pending.handOut(DOWNLINK.parser().parseFrom(message.value()));
        } catch (InvalidProtocolBufferException e) {
            LOG.atWarn()
                    .addKeyValue("topic", message.topic())
                    .addKeyValue("partition", message.partition())
                    .addKeyValue("offset", message.offset())
                    .log("skipped a record that is no downlink");
        }
    }

    private KafkaConsumer<String, byte[]> opened() {
        var open = consumer;
        if (open == null) {
            open = Readers.open(kafka, "yan-api-answers");
            consumer = open;
        }
        return open;
    }

    private int begin(KafkaConsumer<String, byte[]> open) {
        var found = open.partitionsFor(DOWNLINK.name());
        if (found == null || found.isEmpty()) {
            throw new KafkaException("there is no topic " + DOWNLINK.name());
        }
        var ours = chosen.orElse(found.size() - 1);
        if (ours >= found.size()) {
            throw new IllegalStateException("API_DOWNLINK_PARTITION is %d, but %s has %d partitions only"
                    .formatted(ours, DOWNLINK.name(), found.size()));
        }
        var place = List.of(new TopicPartition(DOWNLINK.name(), ours));
        open.assign(place);
        open.seekToEnd(place);
        // Looked up now: what is written from here on is read.
        open.position(place.getFirst());
        return ours;
    }

    @Override
    public void close() {
        closing = true;
        wakeUp();
        reading.close();
        var open = consumer;
        if (open != null) {
            open.close();
        }
    }

    private void wakeUp() {
        var open = consumer;
        if (open != null) {
            open.wakeup();
        }
    }
}
