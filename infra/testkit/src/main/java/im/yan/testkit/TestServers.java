// SPDX-License-Identifier: Apache-2.0
package im.yan.testkit;

import im.yan.schemas.TopicCreation;
import im.yan.schemas.TopicSizes;
import im.yan.servers.ChildProcess;
import im.yan.servers.ChildSpec;
import im.yan.servers.ElasticsearchServer;
import im.yan.servers.MysqlServer;
import im.yan.servers.Ports;
import im.yan.servers.Progress;
import im.yan.servers.RedisServer;
import im.yan.servers.ServerFolders;
import im.yan.servers.Watchdog;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/**
 * One of each server per JVM, started by the first test that asks. An address in the environment ({@code YAN_KAFKA},
 * {@code YAN_MYSQL}, {@code YAN_REDIS}, {@code YAN_ELASTICSEARCH}) is used instead. Tests share them, so each works with
 * users and conversations of its own.
 */
public final class TestServers {
    private static final Path HOME = Path.of("target", "servers");
    private static final String PASSWORD = "yan";

    private TestServers() {}

    /** Bootstrap servers of a Kafka that has every topic of the catalogue, in the sizes of a laptop. */
    public static String kafka() {
        return Kafka.BOOTSTRAP_SERVERS;
    }

    /** MySQL with an empty database {@code yan}, migrated. */
    public static TestMysql mysql() {
        return Mysql.SERVER;
    }

    /** {@code redis://host:port}. */
    public static String redis() {
        return Redis.URL;
    }

    /** {@code http://host:port}. */
    public static String elasticsearch() {
        return Elasticsearch.URL;
    }

    static ServerFolders folders(String run) {
        var data = HOME.resolve(run);
        return new ServerFolders(HOME.resolve("software"), data.resolve("data"), data.resolve("logs"));
    }

    static ServerFolders sharedFolders() {
        return folders("run-" + ProcessHandle.current().pid());
    }

    static Watchdog watchdog() {
        return Dog.WATCHDOG;
    }

    static String variable(String name) {
        return Optional.ofNullable(System.getenv(name)).orElse("");
    }

    static ChildProcess started(ChildSpec spec) {
        var child = ChildProcess.start(spec, watchdog());
        child.awaitReady();
        return child;
    }

    static void createTopics(String bootstrapServers) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            TopicCreation.createMissing(admin, TopicSizes.DEV);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topics could not be created on " + bootstrapServers, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topics", e);
        }
    }

    // Initialisation-on-demand: each server starts once, whichever thread asks first.

    private static final class Dog {
        static final Watchdog WATCHDOG = Watchdog.start();
    }

    private static final class Kafka {
        static final String BOOTSTRAP_SERVERS = start();

        private static String start() {
            var bootstrapServers = TestKafka.anywhere();
            createTopics(bootstrapServers);
            return bootstrapServers;
        }
    }

    private static final class Mysql {
        static final TestMysql SERVER = start();

        private static TestMysql start() {
            var given = variable("YAN_MYSQL");
            var server = given.isEmpty()
                    ? startOwn()
                    : new TestMysql(
                            given,
                            variable("YAN_MYSQL_DATABASE"),
                            variable("YAN_MYSQL_USER"),
                            variable("YAN_MYSQL_PASSWORD"));
            server.migrate();
            return server;
        }

        private static TestMysql startOwn() {
            var port = Ports.free();
            var server = new MysqlServer(sharedFolders(), port, "yan", "yan", PASSWORD);
            started(server.prepare(Progress.SILENT));
            return new TestMysql("127.0.0.1:" + port, "yan", "yan", PASSWORD);
        }
    }

    private static final class Redis {
        static final String URL = start();

        private static String start() {
            var given = variable("YAN_REDIS");
            if (!given.isEmpty()) {
                return given;
            }
            var server = new RedisServer(sharedFolders(), Ports.free());
            started(server.prepare(Progress.SILENT));
            return server.url();
        }
    }

    private static final class Elasticsearch {
        static final String URL = start();

        private static String start() {
            var given = variable("YAN_ELASTICSEARCH");
            if (!given.isEmpty()) {
                return given;
            }
            var server = new ElasticsearchServer(sharedFolders(), Ports.free(), Ports.free());
            started(server.prepare(Progress.SILENT));
            return server.url();
        }
    }
}
