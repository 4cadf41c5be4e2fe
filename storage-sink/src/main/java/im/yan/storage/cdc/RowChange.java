// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import io.debezium.connector.SnapshotRecord;
import io.debezium.data.Envelope;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * A row of a captured table as a committed transaction, or a snapshot, left it.
 *
 * @param row the row; after a deletion, as it was before
 * @param snapshot it was found, rather than seen to change
 * @param committedMillis MySQL's time of the commit, or of the snapshot
 */
public record RowChange(String table, Struct row, boolean deleted, boolean snapshot, long committedMillis) {

    /** Empty for what is no change of a row: heartbeats, and truncations, which no service of ours does. */
    static Optional<RowChange> of(SourceRecord record) {
        return record.value() instanceof Struct value && Envelope.isEnvelopeSchema(value.schema())
                ? of(value)
                : Optional.empty();
    }

    private static Optional<RowChange> of(Struct value) {
        var source = value.getStruct(Envelope.FieldName.SOURCE);
        var table = source.getString("table");
        var committed = source.getInt64("ts_ms");
        var snapshot = isOfSnapshot(source);
        @Nullable Struct after = value.getStruct(Envelope.FieldName.AFTER);
        if (after != null) {
            return Optional.of(new RowChange(table, after, false, snapshot, committed));
        }
        @Nullable Struct before = value.getStruct(Envelope.FieldName.BEFORE);
        return Optional.ofNullable(before).map(row -> new RowChange(table, row, true, snapshot, committed));
    }

    // Debezium says nothing, rather than no, of a change that was seen.
    private static boolean isOfSnapshot(Struct source) {
        @Nullable SnapshotRecord snapshot = SnapshotRecord.fromSource(source);
        return snapshot != null && snapshot != SnapshotRecord.FALSE;
    }

    /** A number, a text or bytes. */
    public Object value(String column) {
        return row.get(column) instanceof ByteBuffer ? row.getBytes(column) : row.get(column);
    }

    /** Of any width; a boolean is a number to MySQL. */
    public long number(String column) {
        return ((Number) row.get(column)).longValue();
    }

    public String text(String column) {
        return row.getString(column);
    }

    public byte[] bytes(String column) {
        return row.getBytes(column);
    }
}
