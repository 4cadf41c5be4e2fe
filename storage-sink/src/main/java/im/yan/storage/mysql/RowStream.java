// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rows of any query, handed on as they come: a group may have very many members. For one thread. */
public final class RowStream implements AutoCloseable {
    /** To MySQL's driver: row by row. */
    private static final int ONE_BY_ONE = Integer.MIN_VALUE;

    private final Connection connection;

    private RowStream(Connection connection) {
        this.connection = connection;
    }

    public static RowStream connect(MysqlSettings mysql) throws MysqlAwayException {
        try {
            return new RowStream(DriverManager.getConnection(mysql.jdbcUrl(), mysql.user(), mysql.password()));
        } catch (SQLException e) {
            throw new MysqlAwayException(e);
        }
    }

    /** @param then told of each row: by column, in their order, a {@link Long}, bytes or a {@link String} */
    public void forEach(String sql, List<?> parameters, Consumer<Map<String, @Nullable Object>> then)
            throws MysqlAwayException {
        try (var query = connection.prepareStatement(sql)) {
            for (var i = 0; i < parameters.size(); i++) {
                query.setObject(i + 1, parameters.get(i));
            }
            query.setFetchSize(ONE_BY_ONE);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    then.accept(row(rows));
                }
            }
        } catch (SQLException e) {
            throw new MysqlAwayException(e);
        }
    }

    private static Map<String, @Nullable Object> row(ResultSet rows) throws SQLException {
        var columns = rows.getMetaData();
        var row = new LinkedHashMap<String, @Nullable Object>();
        for (var column = 1; column <= columns.getColumnCount(); column++) {
            var value = value(rows, column, columns.getColumnType(column));
            row.put(columns.getColumnLabel(column), rows.wasNull() ? null : value);
        }
        return row;
    }

    // A boolean is a number to MySQL.
    private static @Nullable Object value(ResultSet rows, int column, int type) throws SQLException {
        return switch (type) {
            case Types.BIT, Types.BOOLEAN, Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT ->
                rows.getLong(column);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> rows.getBytes(column);
            default -> rows.getString(column);
        };
    }

    @Override
    public void close() throws MysqlAwayException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new MysqlAwayException(e);
        }
    }
}
