// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

import im.yan.servers.ServerException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The tables of the contract. */
final class MysqlTables {

    private MysqlTables() {}

    /** @return how many migrations were run */
    static int migrate(MysqlAddress mysql) {
        try {
            return Flyway.configure()
                    .dataSource(mysql.jdbcUrl(), mysql.user(), mysql.password())
                    .locations("classpath:db/migration")
                    .load()
                    .migrate()
                    .migrationsExecuted;
        } catch (FlywayException e) {
            throw new ServerException("the tables could not be created in %s: %s".formatted(mysql, e.getMessage()), e);
        }
    }
}
