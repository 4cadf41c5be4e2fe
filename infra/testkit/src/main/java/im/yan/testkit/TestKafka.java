// SPDX-License-Identifier: Apache-2.0
package im.yan.testkit;

import im.yan.servers.ChildProcess;
import im.yan.servers.ChildSpec;
import im.yan.servers.KafkaServer;
import im.yan.servers.Ports;
import im.yan.servers.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** A broker of one test's own, to be paused and killed. */
public final class TestKafka implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final KafkaServer server;
    private final ChildSpec spec;
    private ChildProcess process;

    private TestKafka(KafkaServer server) {
        this.server = server;
        this.spec = server.prepare(Progress.SILENT);
        this.process = TestServers.started(spec);
    }

    /** Starts one with every topic of the catalogue. */
    public static TestKafka own() {
        var folders = TestServers.folders("own-" + UUID.randomUUID());
        var kafka = new TestKafka(new KafkaServer(folders, Ports.free(), Ports.free()));
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
        return server.bootstrapServers();
    }

    /** SIGKILL. */
    public void kill() {
        process.kill();
        process.onExit().join();
    }

    /** Starts it again, on the same data and port. */
    public void start() {
        process = TestServers.started(spec);
    }

    /** SIGSTOP: it keeps its connections and answers nothing. */
    public void pause() {
        signal("STOP");
    }

    /** SIGCONT. */
    public void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("no kill command", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        resume();
        process.stop(GRACE);
    }
}
