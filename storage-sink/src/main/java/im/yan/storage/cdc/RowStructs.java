// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/** The rows of one query in the form in which Debezium would have found them. */
final class RowStructs {
    private final Schema schema;

    private RowStructs(Schema schema) {
        this.schema = schema;
    }

    static RowStructs of(ResultSetMetaData columns) throws SQLException {
        var schema = SchemaBuilder.struct();
        for (var column = 1; column <= columns.getColumnCount(); column++) {
            schema.field(columns.getColumnLabel(column), typeOf(columns.getColumnType(column)));
        }
        return new RowStructs(schema.build());
    }

    // A boolean is a number to MySQL, and whoever reads a number takes any width.
    private static Schema typeOf(int type) {
        return switch (type) {
            case Types.BIT, Types.BOOLEAN, Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT ->
                Schema.INT64_SCHEMA;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> Schema.BYTES_SCHEMA;
            default -> Schema.STRING_SCHEMA;
        };
    }

    /** The row the cursor is at. */
    Struct at(ResultSet rows) throws SQLException {
        var struct = new Struct(schema);
        for (var field : schema.fields()) {
            struct.put(field, value(rows, field.name(), field.schema().type()));
        }
        return struct;
    }

    private static Object value(ResultSet rows, String column, Schema.Type type) throws SQLException {
        return switch (type) {
            case INT64 -> rows.getLong(column);
            case BYTES -> rows.getBytes(column);
            default -> rows.getString(column);
        };
    }
}
