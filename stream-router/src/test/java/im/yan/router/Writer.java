// SPDX-License-Identifier: Apache-2.0
package im.yan.router;

import static java.nio.charset.StandardCharsets.UTF_8;

import im.yan.schemas.Topics;
import im.yan.schemas.v1.AccountState;
import im.yan.schemas.v1.Command;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes what the connector and the change feed would. */
final class Writer implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;

    Writer(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 2),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    void command(Command command) {
        record(Topics.COMMANDS.name(), command.getConversationId(), command.toByteArray());
    }

    void activeAccount(long userId) {
        var state = AccountState.newBuilder()
                .setUserId(userId)
                .setStatus(AccountState.Status.ACTIVE)
                .build();
        record(Topics.ACCOUNTS.name(), Long.toString(userId), state.toByteArray());
    }

    void record(String topic, String key, byte[] value) {
        producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value));
    }

    void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
