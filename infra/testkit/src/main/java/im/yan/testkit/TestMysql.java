// SPDX-License-Identifier: Apache-2.0
package im.yan.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/**
 * A MySQL for tests.
 *
 * @param address host:port
 */
public record TestMysql(String address, String database, String user, String password) {

    public String jdbcUrl() {
        return "jdbc:mysql://%s/%s?rewriteBatchedStatements=true&allowPublicKeyRetrieval=true&sslMode=DISABLED"
                .formatted(address, database);
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), user, password);
    }

    /** Another database on the same server, empty and migrated, for a test that must be alone. */
    public TestMysql fresh(String name) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS `" + name + "`");
            statement.execute("CREATE DATABASE `" + name + "` CHARACTER SET utf8mb4");
        }
        var other = new TestMysql(address, name, user, password);
        other.migrate();
        return other;
    }

    void migrate() {
        Flyway.configure()
                .dataSource(jdbcUrl(), user, password)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }
}
