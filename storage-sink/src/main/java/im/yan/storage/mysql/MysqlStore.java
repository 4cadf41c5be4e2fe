// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The conversation tables. A batch is written as a whole or not at all, on each server; written again, which it is unless all of
 * them have committed, it changes nothing.
 */
public final class MysqlStore implements AutoCloseable {
    private static final Duration PROBE_INTERVAL = Duration.ofSeconds(2);
    private static final int PROBE_SECONDS_MAX = 2;
    private static final String A_TABLE = "SELECT 1 FROM conversation LIMIT 1";

    private final HikariDataSource pool;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final ScheduledExecutorService probe;
    private volatile boolean reachable;

    private MysqlStore(HikariDataSource pool) {
        this.pool = pool;
        this.jdbc = new JdbcTemplate(pool);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
        this.probe = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("mysql-probe").factory());
        probe.scheduleWithFixedDelay(this::probe, 0, PROBE_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Opens it whether or not MySQL answers yet; {@link #isReachable} says when it does. */
    public static MysqlStore open(MysqlSettings mysql, int writers, MeterRegistry metrics) {
        var pool = new HikariDataSource();
        pool.setPoolName("mysql");
        pool.setJdbcUrl(mysql.jdbcUrl());
        pool.setUsername(mysql.user());
        pool.setPassword(mysql.password());
        // One for each writer, one for the probe.
        pool.setMaximumPoolSize(writers + 1);
        pool.setAutoCommit(false);
        // No gaps are locked: nothing here depends on rows that do not exist.
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        pool.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        pool.setInitializationFailTimeout(-1);
        pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(metrics));
        return new MysqlStore(pool);
    }

    /** Whether MySQL answered when it was last asked, every two seconds. */
    public boolean isReachable() {
        return reachable;
    }

    /** One transaction; it is committed when this returns. */
    void write(Rows rows) {
        if (rows.isEmpty()) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            LogTables.write(jdbc, rows);
            UserTables.write(jdbc, rows);
            MessageTables.write(jdbc, rows);
            GroupTables.write(jdbc, rows);
        });
    }

    private void probe() {
        // A layout of several servers lends connections that have no server behind them yet, and calls them valid.
        try (var connection = pool.getConnection();
                var query = connection.prepareStatement(A_TABLE)) {
            reachable = connection.isValid(PROBE_SECONDS_MAX) && query.execute();
        } catch (SQLException e) {
            reachable = false;
        }
    }

    @Override
    public void close() {
        probe.shutdownNow();
        pool.close();
    }
}
