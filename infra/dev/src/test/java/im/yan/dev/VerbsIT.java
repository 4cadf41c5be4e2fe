// SPDX-License-Identifier: Apache-2.0
package im.yan.dev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.dev.board.StackFile;
import im.yan.dev.stack.StackOptions;
import im.yan.dev.stack.StackRunner;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.servers.Java;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** What people type, against a stack with real servers that runs in a JVM of its own. */
class VerbsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path HOME = Path.of("target", "stacks");
    private static final int PORT_BASE = StackRunner.freeBase() + 50;

    private final StackOptions options = StackOptions.at(HOME).withPortBase(PORT_BASE);

    record Ran(int code, String output) {}

    @Test
    void fromUpToDown() throws Exception {
        var launcher = StackRunner.launch(HOME, PORT_BASE);
        try {
            statusShowsEveryProcess();
            topicsAndTablesAreThere();
            kafkasConsumerPrintsOurRecords();
            logsAreShown();
            aProgramOfStorageSinkSpeaksForItself();
        } finally {
            assertThat(yan("down").output()).contains("stopping the stack", "stopped");
        }
        assertThat(launcher.isAlive()).isFalse();
        assertThat(yan("status").output())
                .startsWith("yan: no stack is running here: start it by ./yan up --port-base");
        assertThat(yan("replay").output()).startsWith("yan: no stack is running here");
        assertThat(yan("down")).isEqualTo(new Ran(0, "no stack is running here\n"));
    }

    @Test
    void downEndsWhatACrashedSupervisorLeft() throws Exception {
        var lost = new ProcessBuilder("sleep", "3600").start();
        StackRunner.writeLostStack(options, lost.pid());

        assertThat(yan("down").output()).contains("processes left by a crash and ended: 1");

        await().atMost(PATIENCE).until(() -> !lost.isAlive());
        assertThat(new StackFile(options.folders().run()).read()).isEmpty();
    }

    private static void statusShowsEveryProcess() throws Exception {
        assertThat(yan("status").output().lines().map(line -> line.split(" ")[0]))
                .containsExactly("NAME", "kafka", "mysql", "redis", "tiny-0", "supervisor", "all");
        assertThat(yan("status", "--json").output()).contains("\"name\": \"tiny-0\"", "\"ready\": true");
    }

    private void topicsAndTablesAreThere() throws Exception {
        assertThat(yan("kafka", "topics", "--list").output().lines()).contains("im.messages", "im.commands.dead");
        var mysql = StackRunner.mysql(PORT_BASE);
        try (var connection = DriverManager.getConnection(mysql.jdbcUrl(), mysql.user(), mysql.password());
                var tables = connection.getMetaData().getTables(mysql.database(), null, "account%", null)) {
            assertThat(tables.next()).isTrue();
        }
    }

    private void kafkasConsumerPrintsOurRecords() throws Exception {
        var kafka = new StackFile(options.folders().run()).read().orElseThrow().addresses();
        var event = ConversationEvent.newBuilder()
                .setConversationId("d:1:2")
                .setSeq(7)
                .build();
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", (Object) kafka.getOrDefault("kafka", "")),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.MESSAGES.name(), "d:1:2", event.toByteArray()))
                    .get();
        }

        var printed =
                yan("kafka", "console-consumer", "--topic", "im.messages", "--from-beginning", "--max-messages", "1");

        assertThat(printed.output()).contains("d:1:2 {").contains("\"seq\":\"7\"");
    }

    private static void logsAreShown() throws Exception {
        assertThat(yan("logs").output()).contains("kafka", "tiny-0");
        assertThat(yan("logs", "tiny-0", "-n", "1").output().lines()).hasSize(1);
        assertThat(yan("logs", "nobody").output()).startsWith("yan: there is no log of nobody: there are ");
    }

    private static void aProgramOfStorageSinkSpeaksForItself() throws Exception {
        assertThat(yan("replay", "--help").output()).startsWith("usage: ./yan replay [--stores");
        assertThat(yan("replay", "--conversation", "nowhere"))
                .isEqualTo(new Ran(
                        2, "yan replay: --conversation must be a conversation such as d:1:2 or g:3, was nowhere\n"));
        var replayed = yan("replay", "--stores", "mysql", "--json");
        assertThat(replayed.code()).as(replayed.output()).isZero();
        assertThat(replayed.output()).contains("{\"stores\":{\"mysql\":{\"records\":1,");
    }

    private static Ran yan(String verb, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Java.executable(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "im.yan.dev.DevMain",
                verb,
                "--port-base",
                Integer.toString(PORT_BASE)));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("YAN_HOME", HOME.toString());
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ran(process.waitFor(), output);
    }
}
