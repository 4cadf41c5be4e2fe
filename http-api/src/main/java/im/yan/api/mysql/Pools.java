// SPDX-License-Identifier: Apache-2.0
package im.yan.api.mysql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/** Bounded pools that fail soon, recover by themselves, and open whether or not their server answers yet. */
final class Pools {
    private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(2);
    // Whoever waits for the replica can have an answer from the primary.
    private static final Duration WAIT_FOR_REPLICA = Duration.ofMillis(500);
    private static final Duration CONNECTION_LIFE = Duration.ofMinutes(10);

    private Pools() {}

    static HikariDataSource ofPrimary(MysqlSettings settings) {
        var pool = pool("mysql", settings, settings.jdbcUrl(), WAIT_FOR_CONNECTION);
        pool.setMaximumPoolSize(settings.connectionsMax());
        return new HikariDataSource(pool);
    }

    static HikariDataSource ofReplica(MysqlSettings settings, MysqlSettings.Replica replica) {
        var pool = pool("replica", settings, settings.jdbcUrl(replica.address()), WAIT_FOR_REPLICA);
        // One for the probe.
        pool.setMaximumPoolSize(settings.connectionsMax() + 1);
        pool.setReadOnly(true);
        return new HikariDataSource(pool);
    }

    private static HikariConfig pool(String name, MysqlSettings settings, String jdbcUrl, Duration wait) {
        var pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setJdbcUrl(jdbcUrl);
        pool.setUsername(settings.user());
        pool.setPassword(settings.password());
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(wait.toMillis());
        pool.setValidationTimeout(wait.dividedBy(2).toMillis());
        pool.setIdleTimeout(CONNECTION_LIFE.dividedBy(2).toMillis());
        pool.setMaxLifetime(CONNECTION_LIFE.toMillis());
        pool.setInitializationFailTimeout(-1);
        return pool;
    }
}
