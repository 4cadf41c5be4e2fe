// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.lease;

import com.google.protobuf.InvalidProtocolBufferException;
import im.yan.connector.session.ConnectorLife;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.ConnectorHeartbeat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What im.connectors says about one ordinal. One thread at a time. */
public final class ConnectorRecords {
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Consumer<byte[], byte[]> consumer;
    private final int ordinal;
    private final TopicPartition partition = new TopicPartition(Topics.CONNECTORS.name(), 0);

    public ConnectorRecords(Consumer<byte[], byte[]> consumer, int ordinal) {
        this.consumer = consumer;
        this.ordinal = ordinal;
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
    }

    /**
     * Reads all there is and begins a life: now, but later than any before it, so that a clock that was set back does not make
     * the younger connector give way to the older.
     */
    public ConnectorLife beginLife(long nowMillis) {
        var end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        var latest = 0L;
        while (consumer.position(partition) < end) {
            latest = Math.max(latest, latestEpoch());
        }
        return new ConnectorLife(ordinal, Math.max(nowMillis, latest + 1));
    }

    /** The latest epoch among the heartbeats that have come, 0 if none came for a while. */
    long latestEpoch() {
        var latest = 0L;
        for (var record : consumer.poll(POLL).records(partition)) {
            latest = Math.max(latest, epoch(record).orElse(0L));
        }
        return latest;
    }

    private Optional<Long> epoch(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return Optional.empty();
        }
        try {
            var heartbeat = ConnectorHeartbeat.parseFrom(record.value());
            return heartbeat.getConnector() == ordinal ? Optional.of(heartbeat.getEpoch()) : Optional.empty();
        } catch (InvalidProtocolBufferException e) {
            // Not a heartbeat, so nobody's claim; the topic is compacted and keeps it for whoever looks.
            return Optional.empty();
        }
    }

    /** Makes a {@link #latestEpoch} that waits throw; safe from any thread. */
    void wakeUp() {
        consumer.wakeup();
    }
}
