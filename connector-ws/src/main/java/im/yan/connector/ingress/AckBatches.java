// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.ingress;

import im.yan.connector.session.Identity;
import im.yan.schemas.Topic;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.Position;
import im.yan.schemas.v1.SessionRecord;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Collects delivery acks of all sessions and hands them over as one record per partition of im.sessions: records cost, and
 * positions are cumulative. What the log does not take stays and merges; above the bound new positions are dropped, and the
 * resend of the delivery asks for them again. Safe from any thread.
 */
public final class AckBatches {
    /** Positions waiting for one partition; about half of what a record may have. */
    static final int POSITIONS_MAX = 8_192;

    private static final String KEY = "acks";

    private final LogWriter log;
    private final List<AckBatch> byPartition;

    public AckBatches(LogWriter log) {
        this.log = log;
        byPartition = IntStream.range(0, log.partitions(Topics.SESSIONS.name()))
                .mapToObj(partition -> new AckBatch(POSITIONS_MAX))
                .toList();
    }

    void note(Identity identity, List<Position> positions) {
        var partition = partitionOf(identity);
        var batch = batch(partition);
        synchronized (batch) {
            if (batch.size() + positions.size() > POSITIONS_MAX) {
                flush(partition, batch);
            }
            batch.note(identity, positions);
        }
    }

    /** Hands over what has come since the last time. */
    public void flush() {
        for (var partition = 0; partition < byPartition.size(); partition++) {
            var batch = batch(partition);
            synchronized (batch) {
                flush(partition, batch);
            }
        }
    }

    /** Hands over what one session has acknowledged, if anything. */
    void flush(Identity identity) {
        var partition = partitionOf(identity);
        var batch = batch(partition);
        synchronized (batch) {
            if (batch.has(identity)) {
                flush(partition, batch);
            }
            batch.forget(identity);
        }
    }

    private void flush(int partition, AckBatch batch) {
        if (batch.size() > 0 && !log.isStalled()) {
            var record = SessionRecord.newBuilder().setAcks(batch.toRecord()).build();
            var taken = log.offer(
                    new ProducerRecord<>(Topics.SESSIONS.name(), partition, KEY, record.toByteArray()),
                    LogWriter.Urgency.MUST_GO,
                    // A batch that fails after minutes is not said again: the resends have asked for it long since.
                    (metadata, failure) -> {});
            if (taken) {
                batch.clear();
            }
        }
    }

    private AckBatch batch(int partition) {
        return byPartition.get(partition);
    }

    private int partitionOf(Identity identity) {
        return Topic.partitionOf(Long.toString(identity.userId()), byPartition.size());
    }
}
