// SPDX-License-Identifier: Apache-2.0
package im.yan.api.command;

import static im.yan.schemas.Topics.COMMANDS;

import im.yan.api.kafka.KafkaSettings;
import im.yan.api.refusal.Refusal;
import im.yan.schemas.TraceHeader;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.ErrorCode;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Appends commands to {@code im.commands}, within its bounds of memory and time or not at all. Safe for all threads. */
@Component
final class CommandLog implements AutoCloseable {
    private static final int BUFFER_BYTES = 32 * 1024 * 1024;
    private static final Duration BLOCKS_AT_MOST = Duration.ofSeconds(1);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(4);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final KafkaSettings settings;
    private @Nullable Producer<String, byte[]> producer;

    CommandLog(KafkaSettings settings) {
        this.settings = settings;
    }

    /** @param whenFailed told why, should Kafka not take it */
    void append(Command command, TraceHeader trace, Consumer<Refusal> whenFailed) {
        var record = new ProducerRecord<>(COMMANDS.name(), command.getConversationId(), command.toByteArray());
        trace.addTo(record.headers());
        try {
            opened().send(record, (taken, failure) -> {
                if (failure != null) {
                    whenFailed.accept(refusal(failure));
                }
            });
        } catch (KafkaException e) {
            throw refusal(e);
        }
    }

    private static Refusal refusal(Exception failure) {
        return failure instanceof RecordTooLargeException
                ? Refusal.of(ErrorCode.CONTENT_TOO_LARGE, "the command is larger than the log takes")
                : Refusal.retryable(
                        ErrorCode.UNAVAILABLE,
                        "the log did not take the command; send it again with the same clientMsgId",
                        RETRY_AFTER);
    }

    // Not in the constructor, which fails where the brokers' names are unknown: the service starts without Kafka too.
    private synchronized Producer<String, byte[]> opened() {
        var open = producer;
        if (open == null) {
            open = new KafkaProducer<>(config(settings), new StringSerializer(), new ByteArraySerializer());
            producer = open;
        }
        return open;
    }

    private static Map<String, Object> config(KafkaSettings settings) {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.bootstrapServers(),
                ProducerConfig.CLIENT_ID_CONFIG,
                "yan-api-commands",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                BUFFER_BYTES,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                BLOCKS_AT_MOST.toMillis(),
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) REQUEST_TIMEOUT.toMillis(),
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                (int) DELIVERY_TIMEOUT.toMillis(),
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                500);
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(DELIVERY_TIMEOUT);
        }
    }
}
