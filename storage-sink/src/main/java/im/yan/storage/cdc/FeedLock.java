// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import im.yan.storage.mysql.MysqlSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/**
 * MySQL's lock that makes one instance the leader of one of a database's feeds. It lives as long as its connection: MySQL gives it to a
 * waiting standby as soon as the leader's connection ends. For one thread.
 */
final class FeedLock implements AutoCloseable {
    private final Connection connection;
    private final FeedName feed;
    private final String name;

    private FeedLock(Connection connection, FeedName feed, String name) {
        this.connection = connection;
        this.feed = feed;
        this.name = name;
    }

    /** Connects; the lock is not held yet. */
    static FeedLock connect(MysqlSettings mysql, FeedName feed) throws SQLException {
        return new FeedLock(
                DriverManager.getConnection(mysql.jdbcUrl(), mysql.user(), mysql.password()),
                feed,
                nameFor(feed, mysql.database()));
    }

    /** Locks are the server's, feeds are a database's. */
    static String nameFor(FeedName feed, String database) {
        return "yan.feed." + feed.text() + "." + database;
    }

    /** Whether it could be had within this time, in whole seconds. */
    boolean acquire(Duration wait) throws SQLException {
        try (var query = connection.prepareStatement("SELECT GET_LOCK(?, ?) = 1")) {
            query.setString(1, name);
            query.setLong(2, wait.toSeconds());
            try (var row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Whether it is still ours. The question also keeps the connection from being taken for idle. */
    boolean isHeld() throws SQLException {
        try (var query = connection.prepareStatement("SELECT IS_USED_LOCK(?) = CONNECTION_ID()")) {
            query.setString(1, name);
            try (var row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** By the connection that holds the lock: who has lost it beats no more. */
    void beat() throws SQLException {
        FeedBeat.write(connection, feed);
    }

    /** Gives it up, with the connection. */
    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
