// SPDX-License-Identifier: Apache-2.0
package im.yan.storage;

import im.yan.servers.ChildProcess;
import im.yan.servers.ChildSpec;
import im.yan.servers.MysqlServer;
import im.yan.servers.Ports;
import im.yan.servers.Progress;
import im.yan.servers.ServerFolders;
import im.yan.servers.Watchdog;
import im.yan.testkit.TestMysql;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;

/** A MySQL of one test's own, to be killed. */
final class OwnMysql implements AutoCloseable {
    private static final Path HOME = Path.of("target", "servers");

    private final Watchdog watchdog = Watchdog.start();
    private final ChildSpec spec;
    private final TestMysql mysql;
    private ChildProcess process;

    private OwnMysql(MysqlServer server, int port, String database) throws SQLException {
        spec = server.prepare(Progress.SILENT);
        process = started();
        mysql = new TestMysql("127.0.0.1:" + port, server.database(), server.user(), server.password()).fresh(database);
    }

    static OwnMysql start(String database) throws SQLException {
        var data = HOME.resolve("own-" + UUID.randomUUID());
        var folders = new ServerFolders(HOME.resolve("software"), data.resolve("data"), data.resolve("logs"));
        var port = Ports.free();
        return new OwnMysql(new MysqlServer(folders, port, "yan", "yan", "yan"), port, database);
    }

    private ChildProcess started() {
        var child = ChildProcess.start(spec, watchdog);
        child.awaitReady();
        return child;
    }

    TestMysql mysql() {
        return mysql;
    }

    /** SIGKILL. */
    void kill() {
        process.kill();
        process.onExit().join();
    }

    /** Starts it again, on the same data and port. */
    void restart() {
        process = started();
    }

    @Override
    public void close() {
        process.close();
        watchdog.close();
    }
}
