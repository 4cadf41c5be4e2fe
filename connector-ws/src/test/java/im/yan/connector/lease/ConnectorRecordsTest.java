// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.connector.session.ConnectorLife;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.ConnectorHeartbeat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ConnectorRecordsTest {
    private static final TopicPartition PARTITION = new TopicPartition(Topics.CONNECTORS.name(), 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

    @Test
    void aLifeBeginsNow() {
        assertThat(records(heartbeat(3, 500)).beginLife(1_000)).isEqualTo(new ConnectorLife(3, 1_000));
    }

    @Test
    void aLifeIsYoungerThanThoseBeforeItWhateverTheClockSays() {
        var records = records(heartbeat(3, 5_000), heartbeat(4, 9_000), new byte[] {1, 2, 3});

        assertThat(records.beginLife(1_000)).isEqualTo(new ConnectorLife(3, 5_001));
    }

    @Test
    void aConnectorGivesWayToAYoungerOneOfItsOrdinalOnce() throws InterruptedException {
        var gaveWay = new AtomicInteger();
        var succession = Succession.watching(
                records(heartbeat(3, 100), heartbeat(4, 9_000), heartbeat(3, 101), heartbeat(3, 102)),
                new ConnectorLife(3, 100),
                gaveWay::incrementAndGet,
                (what, why) -> {});

        await().until(() -> gaveWay.get() > 0);

        succession.stop();
        assertThat(gaveWay).hasValue(1);
    }

    @Test
    void aWatchThatBreaksIsReported() throws InterruptedException {
        var broken = new AtomicReference<String>();
        var records = records();
        consumer.setPollException(new KafkaException("broken"));
        var succession =
                Succession.watching(records, new ConnectorLife(3, 100), () -> {}, (what, why) -> broken.set(what));

        await().until(() -> "watching im.connectors".equals(broken.get()));

        succession.stop();
    }

    private ConnectorRecords records(byte[]... values) {
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, (long) values.length));
        var records = new ConnectorRecords(consumer, 3);
        var offset = 0;
        for (var value : List.of(values)) {
            consumer.addRecord(new ConsumerRecord<>(PARTITION.topic(), 0, offset++, new byte[0], value));
        }
        return records;
    }

    private static byte[] heartbeat(int connector, long epoch) {
        return ConnectorHeartbeat.newBuilder()
                .setConnector(connector)
                .setEpoch(epoch)
                .build()
                .toByteArray();
    }
}
