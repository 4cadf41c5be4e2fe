// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.dao.DataIntegrityViolationException;

/** Writes records of the log into the tables. A record that no table can hold doesn't take its neighbours with it. */
public final class LogWriter {
    private final MysqlStore store;

    /** A record no table can hold. */
    public record Poison(ConsumerRecord<byte[], byte[]> record, String reason) {}

    private record Kept(ConsumerRecord<byte[], byte[]> record, LogEntry.Accepted entry) {}

    public LogWriter(MysqlStore store) {
        this.store = store;
    }

    /**
     * All or nothing, as far as the records can be kept at all: after an exception the batch is to be written again.
     *
     * @return what was left out
     */
    public List<Poison> write(List<ConsumerRecord<byte[], byte[]>> records) {
        var kept = new ArrayList<Kept>(records.size());
        var poison = new ArrayList<Poison>();
        for (var record : records) {
            switch (LogReader.read(record)) {
                case LogEntry.Accepted entry -> kept.add(new Kept(record, entry));
                case LogEntry.Rejected rejected -> poison.add(new Poison(record, rejected.reason()));
            }
        }
        poison.addAll(writeAll(kept));
        return poison;
    }

    private List<Poison> writeAll(List<Kept> batch) {
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
}
