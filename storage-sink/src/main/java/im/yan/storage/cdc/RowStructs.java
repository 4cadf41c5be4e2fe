// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Rows that were queried, in the form in which Debezium would have found them. */
final class RowStructs {

    private RowStructs() {}

    /** @param row by column a {@link Long}, bytes or a {@link String} */
    static Struct of(Map<String, @Nullable Object> row) {
        var schema = SchemaBuilder.struct();
        row.forEach((column, value) -> schema.field(column, typeOf(value)));
        var struct = new Struct(schema.build());
        row.forEach(struct::put);
        return struct;
    }

    // Whoever reads a number takes any width.
    private static Schema typeOf(@Nullable Object value) {
        return switch (value) {
            case null -> Schema.OPTIONAL_STRING_SCHEMA;
            case Long number -> Schema.INT64_SCHEMA;
            case byte[] bytes -> Schema.BYTES_SCHEMA;
            default -> Schema.STRING_SCHEMA;
        };
    }
}
