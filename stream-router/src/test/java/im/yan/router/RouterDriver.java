// SPDX-License-Identifier: Apache-2.0
package im.yan.router;

import static im.yan.router.Commands.ALICE;
import static im.yan.router.Commands.BOB;

import com.google.protobuf.Message;
import im.yan.router.conversation.Rules;
import im.yan.runtime.streams.DeadLetters;
import im.yan.schemas.Topic;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.AccountState;
import im.yan.schemas.v1.BlockState;
import im.yan.schemas.v1.Broadcast;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.InboxEntry;
import im.yan.schemas.v1.Receipt;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The router's topology without a broker; Alice and Bob have accounts. Each command arrives a millisecond after the last. */
final class RouterDriver implements AutoCloseable {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    final MeterRegistry metrics = new SimpleMeterRegistry();
    final TestOutputTopic<String, ConversationEvent> messages;
    final TestOutputTopic<String, InboxEntry> inbox;
    final TestOutputTopic<String, Broadcast> broadcasts;
    final TestOutputTopic<String, Receipt> receipts;
    final TestOutputTopic<String, byte[]> dead;

    private final TopologyTestDriver driver;
    private final TestInputTopic<String, byte[]> commands;
    private final TestInputTopic<String, byte[]> accounts;
    private final TestInputTopic<String, byte[]> blocks;

    RouterDriver(Rules rules) {
        var settings = new Properties();
        settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.class);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, "target/driver-state");
        driver = new TopologyTestDriver(RouterTopology.build(rules, new CommandMetrics(metrics)), settings);
        commands = driver.createInputTopic(
                Topics.COMMANDS.name(), new StringSerializer(), new ByteArraySerializer(), START, Duration.ofMillis(1));
        accounts = driver.createInputTopic(Topics.ACCOUNTS.name(), new StringSerializer(), new ByteArraySerializer());
        blocks = driver.createInputTopic(Topics.BLOCKS.name(), new StringSerializer(), new ByteArraySerializer());
        messages = output(Topics.MESSAGES);
        inbox = output(Topics.INBOX);
        broadcasts = output(Topics.BROADCASTS);
        receipts = output(Topics.RECEIPTS);
        dead = driver.createOutputTopic(
                Topics.COMMANDS.deadLetters(), new StringDeserializer(), new ByteArrayDeserializer());
        account(ALICE, AccountState.Status.ACTIVE);
        account(BOB, AccountState.Status.ACTIVE);
    }

    static RouterDriver standard() {
        return new RouterDriver(Rules.standard(500));
    }

    void account(long userId, AccountState.Status status) {
        var state =
                AccountState.newBuilder().setUserId(userId).setStatus(status).build();
        accounts.pipeInput(Long.toString(userId), state.toByteArray());
    }

    void block(long userId, long blockedId) {
        var state = BlockState.newBuilder().setUserId(userId).setBlockedId(blockedId);
        blocks.pipeInput(userId + "/" + blockedId, state.build().toByteArray());
    }

    @SuppressWarnings("NullAway") // a tombstone
    void unblock(long userId, long blockedId) {
        blocks.pipeInput(userId + "/" + blockedId, (byte[]) null);
    }

    void unreadableAccount(long userId) {
        accounts.pipeInput(Long.toString(userId), new byte[] {-1, -1, -1});
    }

    void decide(Command... each) {
        for (var command : each) {
            commands.pipeInput(command.getConversationId(), command.toByteArray());
        }
    }

    void decide(Command command, Headers headers) {
        commands.pipeInput(new TestRecord<>(command.getConversationId(), command.toByteArray(), headers));
    }

    /** Whatever it may be. */
    @SuppressWarnings("NullAway") // Kafka allows both to be null; that is what this is for.
    void record(@Nullable String key, byte @Nullable [] value) {
        commands.pipeInput(new TestRecord<>(key, value, new RecordHeaders()));
    }

    double counted(String outcome, String code) {
        return metrics.counter(CommandMetrics.NAME, "outcome", outcome, "code", code)
                .count();
    }

    private <V extends Message> TestOutputTopic<String, V> output(Topic<V> topic) {
        return driver.createOutputTopic(
                topic.name(), new StringDeserializer(), topic.serde().deserializer());
    }

    @Override
    public void close() {
        driver.close();
    }
}
