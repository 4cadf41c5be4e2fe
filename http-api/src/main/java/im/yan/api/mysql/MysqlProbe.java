// SPDX-License-Identifier: Apache-2.0
package im.yan.api.mysql;

import im.yan.api.repeating.Repeating;
import im.yan.api.status.Store;
import im.yan.runtime.Service;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows whether MySQL answers: the service is ready while it does. Its coming and going is logged here, once each. */
final class MysqlProbe implements AutoCloseable, Store {
    private static final Logger LOG = LoggerFactory.getLogger(MysqlProbe.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final int ANSWER_WITHIN_SECONDS = 1;
    private static final String A_TABLE = "SELECT 1 FROM account LIMIT 1";

    private final DataSource dataSource;
    private final Repeating probing;
    private volatile boolean answers;
    private boolean awayLogged;

    MysqlProbe(DataSource dataSource, Service service) {
        this.dataSource = dataSource;
        service.health().readyWhen("mysql", () -> answers);
        probing = Repeating.start(service, "mysql-probe", INTERVAL, this::probe);
    }

    private void probe() {
        // A layout of several servers lends connections that have no server behind them yet, and calls them valid.
        try (var connection = dataSource.getConnection();
                var query = connection.prepareStatement(A_TABLE)) {
            note(connection.isValid(ANSWER_WITHIN_SECONDS) && query.execute());
        } catch (SQLException e) {
            note(false);
        }
    }

    private void note(boolean answered) {
        answers = answered;
        if (answered == awayLogged) {
            awayLogged = !answered;
            if (answered) {
                LOG.atInfo().log("MySQL answers again");
            } else {
                LOG.atWarn().log("MySQL does not answer; requests are refused as unavailable");
            }
        }
    }

    @Override
    public Name name() {
        return Name.MYSQL;
    }

    @Override
    public boolean works() {
        return answers;
    }

    @Override
    public void close() {
        probing.close();
    }
}
