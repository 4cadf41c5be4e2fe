// SPDX-License-Identifier: Apache-2.0
package im.yan.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.schemas.ConversationId;
import im.yan.servers.Java;
import im.yan.servers.KafkaServer;
import im.yan.testkit.TestKafka;
import im.yan.testkit.TestServers;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What docs/operations.md says can be done with Kafka's own tools and nothing of ours. */
class KafkaCliIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String NAME = "kafka-cli";

    private final TestKafka kafka = TestKafka.own();
    private final Log log = new Log(kafka.bootstrapServers());
    private final Cached cached = new Cached(TestServers.redis());
    private final ConversationId.Direct conversation = Events.newConversation();
    private final String head = "yan:head:{" + conversation.text() + "}";

    record Ran(int code, String output) {}

    @AfterEach
    void close() {
        log.close();
        cached.close();
        kafka.close();
    }

    @Test
    void anOffsetResetRebuildsMysqlAndAFeedWithoutOffsetsBeginsAnew() throws Exception {
        var tables = new Tables(TestServers.mysql().fresh(NAME));
        log.post(conversation, 1, 20);
        log.write(Events.recalled(conversation, 21, 20));
        try (var sink = start(tables)) {
            await().atMost(SOON)
                    .until(() -> sink.isReady()
                            && log.isCaughtUp(NAME)
                            && "21".equals(cached.hash(head).get("head_seq")));
        }
        var rows = tables.checksums();
        tables.kept().empty();

        // A static member is not missed before its session ends.
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(run(
                                        "org.apache.kafka.tools.consumer.group.ConsumerGroupCommand",
                                        "--group",
                                        NAME,
                                        "--reset-offsets",
                                        "--to-earliest",
                                        "--all-topics",
                                        "--execute")
                                .output())
                        .contains("im.messages")
                        .doesNotContain("Error"));

        try (var sink = start(tables)) {
            await().atMost(SOON)
                    .until(() -> sink.isReady() && tables.checksums().equals(rows));
        }

        cached.delete(head);
        var deleted = run("org.apache.kafka.tools.TopicCommand", "--delete", "--topic", "im.feed.offsets.cache");
        assertThat(deleted.code()).as(deleted.output()).isZero();
        try (var sink = start(tables)) {
            await().atMost(SOON)
                    .until(() -> sink.isReady() && "21".equals(cached.hash(head).get("head_seq")));
        }
        assertThat(tables.checksums()).isEqualTo(rows);
    }

    private RunningSink start(Tables tables) throws Exception {
        return RunningSink.start(
                tables.mysql(),
                Map.of(
                        "YAN_KAFKA",
                        kafka.bootstrapServers(),
                        "YAN_REDIS",
                        TestServers.redis(),
                        "YAN_SESSION_TIMEOUT",
                        "3s"));
    }

    private Ran run(String tool, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Java.executable(),
                "-XX:TieredStopAtLevel=1",
                "-Dlog4j2.level=ERROR",
                "-cp",
                KafkaServer.classPath(),
                tool,
                "--bootstrap-server",
                kafka.bootstrapServers()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ran(process.waitFor(), output);
    }
}
