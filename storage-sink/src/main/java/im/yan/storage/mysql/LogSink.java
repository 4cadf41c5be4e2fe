// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import im.yan.runtime.streams.DeadLetter;
import im.yan.schemas.TraceHeader;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps batches of the log: once {@link #store} returns, every record is in MySQL or among the dead letters. */
public final class LogSink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogSink.class);

    private final LogWriter writer;
    private final DeadLetterBox deadLetters;
    private final SinkMetrics metrics;

    private LogSink(LogWriter writer, DeadLetterBox deadLetters, SinkMetrics metrics) {
        this.writer = writer;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
    }

    public static LogSink open(LogSettings settings, MysqlStore store, MeterRegistry registry) {
        return new LogSink(
                new LogWriter(store), DeadLetterBox.open(settings), new SinkMetrics(registry, Clock.systemUTC()));
    }

    SinkMetrics metrics() {
        return metrics;
    }

    /**
     * All or nothing, as far as the records can be kept at all: after an exception the batch is to be stored again.
     */
    void store(List<ConsumerRecord<byte[], byte[]>> records) {
        var since = metrics.begin(records);
        moveAside(writer.write(records));
        metrics.stored(records, since);
    }

    private void moveAside(List<LogWriter.Poison> poison) {
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
