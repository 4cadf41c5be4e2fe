// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos.stores;

import im.yan.dev.stack.MysqlAddress;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collection;
import java.util.OptionalLong;

/** Messages that MySQL's rows of conversations speak of; each row is written together with the events it counts. */
record MysqlCount(MysqlAddress address) implements Count {
    private static final String TIMEOUTS = "&connectTimeout=2000&socketTimeout=2000";

    @Override
    public OptionalLong messages(Collection<String> conversations) {
        try (var connection =
                        DriverManager.getConnection(address.jdbcUrl() + TIMEOUTS, address.user(), address.password());
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT COALESCE(SUM(head_message_no), 0) FROM conversation")) {
            row.next();
            return OptionalLong.of(row.getLong(1));
        } catch (SQLException e) {
            return OptionalLong.empty();
        }
    }
}
