// SPDX-License-Identifier: Apache-2.0
package im.yan.servers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One Kafka broker that is its own controller. */
public record KafkaServer(ServerFolders folders, int port, int controllerPort) {
    private static final String NAME = "kafka";
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    // What differs from Kafka's defaults, and why: one node; few threads and small buffers for a small machine; the
    // partitions and transactions of a killed instance, and the place of a killed broker, must come free within
    // seconds.
    private static final String SETTINGS = """
            process.roles=broker,controller
            node.id=1
            listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
            advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
            controller.listener.names=CONTROLLER
            controller.quorum.bootstrap.servers=127.0.0.1:%2$d
            listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
            log.dirs=%3$s
            auto.create.topics.enable=false
            offsets.topic.replication.factor=1
            offsets.topic.num.partitions=4
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            transaction.state.log.num.partitions=4
            transaction.abort.timed.out.transaction.cleanup.interval.ms=500
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            broker.session.timeout.ms=3000
            broker.heartbeat.interval.ms=1000
            group.initial.rebalance.delay.ms=0
            group.min.session.timeout.ms=1000
            num.network.threads=1
            num.io.threads=2
            background.threads=2
            log.cleaner.dedupe.buffer.size=4194304
            queued.max.requests=100
            """;

    private static final String LOGGING = """
            status=ERROR
            appender.console.type=Console
            appender.console.name=console
            appender.console.layout.type=PatternLayout
            appender.console.layout.pattern=%d %p %c{1} %m%n
            rootLogger.level=WARN
            rootLogger.appenderRef.console.ref=console
            logger.started.name=kafka.server.KafkaRaftServer
            logger.started.level=INFO
            """;

    /** Formats the data folder if it is new. */
    public ChildSpec prepare(Progress progress) {
        var data = folders.data().resolve(NAME);
        try {
            Files.createDirectories(data);
            var settings = data.resolve("server.properties");
            Files.writeString(settings, SETTINGS.formatted(port, controllerPort, data.resolve("log")));
            Files.writeString(data.resolve("log4j2.properties"), LOGGING);
            if (!Files.exists(data.resolve("log").resolve("meta.properties"))) {
                progress.step("formatting Kafka's log folder");
                format(data, settings);
            }
            return new ChildSpec(
                    NAME,
                    java(data, "-Xms128m -Xmx384m", "kafka.Kafka", settings.toString()),
                    Map.of(),
                    data,
                    folders.log(NAME),
                    Probe.tcp(port),
                    START_TIMEOUT);
        } catch (IOException e) {
            throw new ServerException(data + " could not be prepared: " + e.getMessage(), e);
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Class path of Kafka's command-line tools. */
    public static String classPath() {
        return Software.kafkaClassPath();
    }

    private void format(Path data, Path settings) {
        Programs.run(
                "Kafka's format tool",
                java(
                        data,
                        "-Xmx128m",
                        "kafka.tools.StorageTool",
                        "format",
                        "-t",
                        newClusterId(),
                        "-c",
                        settings.toString(),
                        "--standalone"),
                Map.of(),
                folders.log("kafka-format"));
    }

    private static List<String> java(Path data, String heap, String... mainAndArguments) {
        var command = new ArrayList<String>();
        command.add(Java.executable());
        command.addAll(List.of(heap.split(" ")));
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + data.resolve("classes.jsa"),
                "-Xlog:cds=off,cds+dynamic=off",
                "-Dlog4j2.configurationFile=" + data.resolve("log4j2.properties"),
                "-cp",
                Software.kafkaClassPath()));
        command.addAll(List.of(mainAndArguments));
        return command;
    }

    // Kafka's own form of a UUID: base64url without padding, which its command line must not take for an option.
    private static String newClusterId() {
        while (true) {
            var uuid = UUID.randomUUID();
            var bytes = ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(uuid.getMostSignificantBits())
                    .putLong(uuid.getLeastSignificantBits())
                    .array();
            var text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            if (!text.startsWith("-")) {
                return text;
            }
        }
    }
}
