// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/**
 * MySQL's lock that makes one instance the leader of something. It lives as long as its connection: MySQL gives it to a waiting
 * standby as soon as the leader's connection ends. For one thread.
 */
public final class LeaderLock implements AutoCloseable {
    private final Connection connection;
    private final String name;

    private LeaderLock(Connection connection, String name) {
        this.connection = connection;
        this.name = name;
    }

    /**
     * Connects; the lock is not held yet.
     *
     * @param what is led, such as {@code feed.cache}: locks are the server's, what is led is a database's
     */
    public static LeaderLock connect(MysqlSettings mysql, String what) throws MysqlAwayException {
        try {
            return new LeaderLock(
                    DriverManager.getConnection(mysql.serverUrl(), mysql.user(), mysql.password()),
                    "yan." + what + "." + mysql.database());
        } catch (SQLException e) {
            throw new MysqlAwayException(e);
        }
    }

    /** Whether it could be had within this time, in whole seconds. */
    public boolean acquire(Duration wait) throws MysqlAwayException {
        return isTrue("SELECT GET_LOCK(?, ?) = 1", name, wait.toSeconds());
    }

    /** That it is still ours. The question also keeps the connection from being taken for idle. */
    public void requireHeld() throws MysqlAwayException {
        if (!isTrue("SELECT IS_USED_LOCK(?) = CONNECTION_ID()", name)) {
            throw new MysqlAwayException(new SQLException("the lock was lost"));
        }
    }

    /** By the connection that holds the lock: who has lost it with its connection writes no more. */
    public void update(String sql, Object... parameters) throws MysqlAwayException {
        try (var update = connection.prepareStatement(sql)) {
            set(parameters, update);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new MysqlAwayException(e);
        }
    }

    private boolean isTrue(String question, Object... parameters) throws MysqlAwayException {
        try (var query = connection.prepareStatement(question)) {
            set(parameters, query);
            try (var row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new MysqlAwayException(e);
        }
    }

    private static void set(Object[] parameters, PreparedStatement statement) throws SQLException {
        for (var i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    /** Gives it up, with the connection. */
    @Override
    public void close() throws MysqlAwayException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new MysqlAwayException(e);
        }
    }
}
