// SPDX-License-Identifier: Apache-2.0
package im.yan.testkit;

import im.yan.servers.KafkaServer;
import im.yan.servers.Ports;
import im.yan.servers.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** A broker of one test's own, to be paused and killed. */
public final class TestKafka implements AutoCloseable {
    private final KafkaServer kafka;
    private final OwnServer server;

    private TestKafka(KafkaServer kafka) {
        this.kafka = kafka;
        this.server = OwnServer.start(kafka.prepare(Progress.SILENT));
    }

    /** Starts one with every topic of the catalogue. */
    public static TestKafka own() {
        var kafka = new TestKafka(new KafkaServer(OwnServer.folders(), Ports.free(), Ports.free()));
        TestServers.createTopics(kafka.bootstrapServers());
        return kafka;
    }

    /** The one named by the environment, else a container where a Docker engine answers, else a child process. */
    static String anywhere() {
        var given = TestServers.variable("YAN_KAFKA");
        if (!given.isEmpty()) {
            return given;
        }
        return hasDocker() ? inContainer() : asChild();
    }

    private static boolean hasDocker() {
        // Asked only where a socket or an address suggests one: the search of Testcontainers takes seconds and logs
        // errors.
        var suggested = !TestServers.variable("DOCKER_HOST").isEmpty() || Files.exists(Path.of("/var/run/docker.sock"));
        return suggested && DockerClientFactory.instance().isDockerAvailable();
    }

    private static String inContainer() {
        @SuppressWarnings("resource") // Testcontainers removes it with the JVM.
        var container = new KafkaContainer("apache/kafka:4.3.1")
                .withEnv("KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", "1000")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        container.start();
        return container.getBootstrapServers();
    }

    private static String asChild() {
        var server = new KafkaServer(TestServers.sharedFolders(), Ports.free(), Ports.free());
        TestServers.started(server.prepare(Progress.SILENT));
        return server.bootstrapServers();
    }

    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** SIGKILL. */
    public void kill() {
        server.kill();
    }

    /** Starts it again, on the same data and port. */
    public void start() {
        server.start();
    }

    /** SIGSTOP: it keeps its connections and answers nothing. */
    public void pause() {
        server.pause();
    }

    /** SIGCONT. */
    public void resume() {
        server.resume();
    }

    @Override
    public void close() {
        server.close();
    }
}
