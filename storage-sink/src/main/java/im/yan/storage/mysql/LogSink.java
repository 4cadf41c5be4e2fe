// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import im.yan.runtime.streams.DeadLetter;
import im.yan.schemas.TraceHeader;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;

/** Keeps batches of the log: once {@link #store} returns, every record is in MySQL or among the dead letters. */
public final class LogSink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogSink.class);

    private final MysqlStore store;
    private final DeadLetterBox deadLetters;
    private final SinkMetrics metrics;

    private record Kept(ConsumerRecord<byte[], byte[]> record, LogEntry.Accepted entry) {}

    private record Poison(ConsumerRecord<byte[], byte[]> record, String reason) {}

    private LogSink(MysqlStore store, DeadLetterBox deadLetters, SinkMetrics metrics) {
        this.store = store;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
    }

    public static LogSink open(LogSettings settings, MysqlStore store, MeterRegistry registry) {
        return new LogSink(store, DeadLetterBox.open(settings), new SinkMetrics(registry, Clock.systemUTC()));
    }

    SinkMetrics metrics() {
        return metrics;
    }

    /**
     * All or nothing, as far as the records can be kept at all: after an exception the batch is to be stored again. A poisonous
     * record doesn't take its neighbours with it.
     */
    void store(List<ConsumerRecord<byte[], byte[]>> records) {
        var since = metrics.begin(records);
        var kept = new ArrayList<Kept>(records.size());
        var poison = new ArrayList<Poison>();
        for (var record : records) {
            switch (LogReader.read(record)) {
                case LogEntry.Accepted entry -> kept.add(new Kept(record, entry));
                case LogEntry.Rejected rejected -> poison.add(new Poison(record, rejected.reason()));
            }
        }
        poison.addAll(write(kept));
        moveAside(poison);
        metrics.stored(records, since);
    }

    /** @return what MySQL refused */
    private List<Poison> write(List<Kept> batch) {
        try {
            store.write(Rows.of(batch.stream().map(Kept::entry).toList()));
            return List.of();
        } catch (DataIntegrityViolationException e) {
            return writeOneByOne(batch);
        }
    }

    private List<Poison> writeOneByOne(List<Kept> batch) {
        var refused = new ArrayList<Poison>();
        for (var one : batch) {
            try {
                store.write(Rows.of(List.of(one.entry())));
            } catch (DataIntegrityViolationException e) {
                refused.add(new Poison(
                        one.record(),
                        "MySQL refused it: " + e.getMostSpecificCause().getMessage()));
            }
        }
        return refused;
    }

    private void moveAside(List<Poison> poison) {
        deadLetters.send(poison.stream()
                .map(one -> DeadLetter.of(one.record(), one.reason()))
                .toList());
        for (var one : poison) {
            var record = one.record();
            metrics.dead(record.topic());
            LOG.atWarn()
                    .addKeyValue("topic", record.topic())
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .addKeyValue(
                            "traceId",
                            TraceHeader.of(record.headers())
                                    .map(TraceHeader::traceId)
                                    .orElse(""))
                    .addKeyValue("reason", one.reason())
                    .log("record moved to the dead-letter topic");
        }
    }

    @Override
    public void close() {
        deadLetters.close();
    }
}
