// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import im.yan.servers.ChildSpec;
import im.yan.servers.MysqlServer;
import im.yan.servers.Ports;
import im.yan.servers.Progress;
import im.yan.testkit.OwnMysql;
import im.yan.testkit.OwnServer;
import im.yan.testkit.TestMysql;
import java.sql.SQLException;
import java.util.ArrayList;

/**
 * A primary and its replica, both a test's own. Nothing keeps a test from writing on the replica what the primary does not have.
 *
 * @param replicaServer to be stopped and started again
 */
record ReplicatedMysql(OwnMysql primaryServer, OwnServer replicaServer, TestMysql replica) implements AutoCloseable {

    static ReplicatedMysql start() throws SQLException {
        var primary = OwnMysql.start("yan");
        var mysql = new MysqlServer(OwnServer.folders(), Ports.free(), "yan", "yan", "yan");
        var server = OwnServer.start(asReplica(mysql.prepare(Progress.SILENT)));
        var replica = new TestMysql("127.0.0.1:" + mysql.port(), mysql.database(), mysql.user(), mysql.password());
        var servers = new ReplicatedMysql(primary, server, replica);
        servers.onReplica("CHANGE MASTER TO MASTER_HOST = '127.0.0.1', MASTER_PORT = "
                + primary.mysql().address().split(":")[1]
                + ", MASTER_USER = 'yan', MASTER_PASSWORD = 'yan', MASTER_AUTO_POSITION = 1, MASTER_CONNECT_RETRY = 1");
        servers.onReplica("START SLAVE");
        return servers;
    }

    /** Of options given twice, MySQL takes the last. */
    private static ChildSpec asReplica(ChildSpec spec) {
        var command = new ArrayList<>(spec.command());
        command.add("--server-id=2");
        return new ChildSpec(
                spec.name(),
                command,
                spec.environment(),
                spec.directory(),
                spec.log(),
                spec.ready(),
                spec.startTimeout());
    }

    TestMysql primary() {
        return primaryServer.mysql();
    }

    void onPrimary(String sql) throws SQLException {
        run(primary(), sql);
    }

    void onReplica(String sql) throws SQLException {
        run(replica, sql);
    }

    private static void run(TestMysql mysql, String sql) throws SQLException {
        try (var connection = mysql.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        replicaServer.close();
        primaryServer.close();
    }
}
