// SPDX-License-Identifier: Apache-2.0
package im.yan.api.mysql;

import com.zaxxer.hikari.HikariDataSource;
import im.yan.runtime.Service;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pools, the clients everybody queries with, and the probe that tells readiness. */
@Configuration(proxyBeanMethods = false)
final class MysqlAccess {

    @Bean
    HikariDataSource dataSource(MysqlSettings settings) {
        return Pools.ofPrimary(settings);
    }

    @Bean
    @Primary
    JdbcClient jdbc(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    Reads reads(MysqlSettings settings, DataSource dataSource, Service service) {
        return Reads.open(settings, dataSource, service);
    }

    @Bean
    @MayLag
    JdbcClient jdbcThatMayLag(Reads reads) {
        return reads.client();
    }

    @Bean
    MessageTables messageTables(MysqlSettings settings) {
        return new MessageTables(settings.layout().isEmpty());
    }

    @Bean
    MysqlProbe mysqlProbe(DataSource dataSource, Service service) {
        return new MysqlProbe(dataSource, service);
    }
}
