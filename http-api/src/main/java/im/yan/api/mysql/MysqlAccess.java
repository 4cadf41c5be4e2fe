// SPDX-License-Identifier: Apache-2.0
package im.yan.api.mysql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import im.yan.runtime.Service;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pool, the client everybody queries with, and the probe that tells readiness. */
@Configuration(proxyBeanMethods = false)
final class MysqlAccess {
    private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(2);
    private static final Duration CONNECTION_LIFE = Duration.ofMinutes(10);

    @Bean
    HikariDataSource dataSource(MysqlSettings settings) {
        var pool = new HikariConfig();
        pool.setPoolName("mysql");
        pool.setJdbcUrl(settings.jdbcUrl());
        pool.setUsername(settings.user());
        pool.setPassword(settings.password());
        pool.setMaximumPoolSize(settings.connectionsMax());
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(WAIT_FOR_CONNECTION.toMillis());
        pool.setValidationTimeout(Duration.ofSeconds(1).toMillis());
        pool.setIdleTimeout(CONNECTION_LIFE.dividedBy(2).toMillis());
        pool.setMaxLifetime(CONNECTION_LIFE.toMillis());
        // The service starts without MySQL and is ready once it is there.
        pool.setInitializationFailTimeout(-1);
        return new HikariDataSource(pool);
    }

    @Bean
    JdbcClient jdbc(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    MysqlProbe mysqlProbe(DataSource dataSource, Service service) {
        return new MysqlProbe(dataSource, service);
    }
}
