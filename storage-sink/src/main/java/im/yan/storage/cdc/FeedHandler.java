// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;

/** Hands each batch of changes to the target, and only then lets Debezium note how far it has come. */
final class FeedHandler implements DebeziumEngine.ChangeConsumer<RecordChangeEvent<SourceRecord>> {
    private final FeedTarget target;
    private final FeedMetrics metrics;

    FeedHandler(FeedTarget target, FeedMetrics metrics) {
        this.target = target;
        this.metrics = metrics;
    }

    @Override
    public void handleBatch(
            List<RecordChangeEvent<SourceRecord>> records,
            DebeziumEngine.RecordCommitter<RecordChangeEvent<SourceRecord>> offsets)
            throws InterruptedException {
        var changes = records.stream()
                .map(RecordChangeEvent::record)
                .flatMap(record -> RowChange.of(record).stream())
                .toList();
        if (!changes.isEmpty()) {
            carry(changes);
        }
        for (var record : records) {
            offsets.markProcessed(record);
        }
        offsets.markBatchFinished();
    }

    private void carry(List<RowChange> changes) {
        metrics.begin(changes);
        try {
            target.write(changes);
            metrics.carried(changes);
        } finally {
            metrics.abandoned();
        }
    }
}
