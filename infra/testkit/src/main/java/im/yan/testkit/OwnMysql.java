// SPDX-License-Identifier: Apache-2.0
package im.yan.testkit;

import im.yan.servers.MysqlServer;
import im.yan.servers.Ports;
import im.yan.servers.Progress;
import java.sql.SQLException;

/**
 * A MySQL of one test's own, with one empty, migrated database.
 *
 * @param server to be killed and started again
 * @param mysql how to reach it, whichever of its lives it is in
 */
public record OwnMysql(OwnServer server, TestMysql mysql) implements AutoCloseable {

    public static OwnMysql start(String database) throws SQLException {
        var mysql = new MysqlServer(OwnServer.folders(), Ports.free(), "yan", "yan", "yan");
        var server = OwnServer.start(mysql.prepare(Progress.SILENT));
        var reached = new TestMysql("127.0.0.1:" + mysql.port(), mysql.database(), mysql.user(), mysql.password());
        return new OwnMysql(server, reached.fresh(database));
    }

    @Override
    public void close() {
        server.close();
    }
}
