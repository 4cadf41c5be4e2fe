// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;

/** Hands each batch of changes to every target, and only then lets Debezium note how far it has come. */
final class FeedHandler implements DebeziumEngine.ChangeConsumer<RecordChangeEvent<SourceRecord>> {
    private final List<FeedTarget> targets;
    private final FeedMetrics metrics;

    FeedHandler(List<FeedTarget> targets, FeedMetrics metrics) {
        this.targets = List.copyOf(targets);
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
        metrics.lag().begin(changes.getFirst().committedMillis());
        try {
            for (var target : targets) {
                var its = changes.stream()
                        .filter(change -> target.columns().containsKey(change.table()))
                        .toList();
                if (!its.isEmpty()) {
                    target.write(its);
                }
            }
            metrics.lag().end(changes.getLast().committedMillis());
            metrics.carried(changes.size());
        } finally {
            // After a failure another engine, on another thread, carries them.
            metrics.lag().abandon();
        }
    }
}
