// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import com.google.protobuf.Message;
import im.yan.push.delivery.HeadStore;
import im.yan.push.session.SessionStore;
import im.yan.runtime.Env;
import im.yan.runtime.streams.DeadLetters;
import im.yan.schemas.Topic;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.AccountState;
import im.yan.schemas.v1.BlockState;
import im.yan.schemas.v1.Broadcast;
import im.yan.schemas.v1.ConnectorHeartbeat;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.DeliveryAcked;
import im.yan.schemas.v1.DeliveryAcks;
import im.yan.schemas.v1.DeviceState;
import im.yan.schemas.v1.Downlink;
import im.yan.schemas.v1.InboxEntry;
import im.yan.schemas.v1.Membership;
import im.yan.schemas.v1.Notice;
import im.yan.schemas.v1.Position;
import im.yan.schemas.v1.PushRequest;
import im.yan.schemas.v1.Receipt;
import im.yan.schemas.v1.ServerFrame;
import im.yan.schemas.v1.SessionClosed;
import im.yan.schemas.v1.SessionOpened;
import im.yan.schemas.v1.SessionRecord;
import im.yan.schemas.v1.SignalRecord;
import im.yan.schemas.v1.StoredHead;
import im.yan.schemas.v1.StoredSessions;
import im.yan.schemas.v1.UnreadCount;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** push-fanout without Kafka, in the words of its tests. Time passes only in {@link #pass}. */
final class PushDriver implements AutoCloseable {
    static final long EPOCH = 1_000;

    private static final Duration HEARTBEAT_INTERVAL = Duration.ofSeconds(2);

    /** What went to a connector. */
    record Sent(int connector, Downlink downlink, Headers headers) {
        List<String> sessionIds() {
            return downlink.getSessionIdsList();
        }
    }

    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    private final Queue<Integer> connectorsSentTo = new ArrayDeque<>();
    private final Map<Integer, Long> beating = new TreeMap<>();
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, ConnectorHeartbeat> heartbeats;
    private final TestInputTopic<String, InboxEntry> inbox;
    private final TestInputTopic<String, SessionRecord> sessions;
    private final TestInputTopic<String, UnreadCount> unread;
    private final TestInputTopic<String, Notice> noticesIn;
    private final TestInputTopic<String, AccountState> accounts;
    private final TestInputTopic<String, DeviceState> devices;
    private final TestInputTopic<String, BlockState> blocks;
    private final TestInputTopic<String, Broadcast> broadcasts;
    private final TestInputTopic<String, SignalRecord> signalsIn;
    private final TestOutputTopic<byte[], Downlink> downlinks;
    private final TestOutputTopic<String, Receipt> receipts;
    private final TestOutputTopic<String, Notice> notices;
    private final TestOutputTopic<String, SignalRecord> signals;
    private final TestOutputTopic<String, PushRequest> push;
    private Duration sinceHeartbeat = Duration.ZERO;

    PushDriver() {
        this(Map.of());
    }

    PushDriver(Map<String, String> variables) {
        var topology = PushTopology.build(
                PushConfig.from(new Env(variables)),
                new PushMetrics(metrics),
                (topic, connector, value, partitions) -> {
                    connectorsSentTo.add(connector);
                    return Optional.of(Set.of(0));
                });
        driver = new TopologyTestDriver(topology, settings(), Instant.parse("2026-01-01T00:00:00Z"));
        heartbeats = input(Topics.CONNECTORS);
        inbox = input(Topics.INBOX);
        sessions = input(Topics.SESSIONS);
        unread = input(Topics.UNREAD);
        noticesIn = input(Topics.NOTICES);
        accounts = input(Topics.ACCOUNTS);
        devices = input(Topics.DEVICES);
        blocks = input(Topics.BLOCKS);
        broadcasts = input(Topics.BROADCASTS);
        signalsIn = input(Topics.SIGNALS);
        downlinks = driver.createOutputTopic(
                Topics.DOWNLINK.name(),
                new ByteArrayDeserializer(),
                Topics.DOWNLINK.serde().deserializer());
        receipts = output(Topics.RECEIPTS);
        notices = output(Topics.NOTICES);
        signals = output(Topics.SIGNALS);
        push = output(Topics.PUSH);
    }

    /** From now on this connector beats, in this life. */
    void beat(int connector, long epoch) {
        beating.put(connector, epoch);
        heartbeat(connector, epoch);
    }

    void stopBeating(int connector) {
        beating.remove(connector);
    }

    void heartbeat(int connector, long epoch) {
        heartbeats.pipeInput(
                Integer.toString(connector),
                ConnectorHeartbeat.newBuilder()
                        .setConnector(connector)
                        .setEpoch(epoch)
                        .build());
    }

    void heartbeat(String key, byte @Nullable [] value) {
        driver.createInputTopic(Topics.CONNECTORS.name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(key, value);
    }

    /** Lets time pass as in life: ticks, and heartbeats of whoever beats. */
    void pass(Duration duration) {
        for (var left = duration; left.isPositive(); left = left.minus(FanOut.TICK)) {
            driver.advanceWallClockTime(FanOut.TICK);
            sinceHeartbeat = sinceHeartbeat.plus(FanOut.TICK);
            if (sinceHeartbeat.compareTo(HEARTBEAT_INTERVAL) >= 0) {
                beating.forEach(this::heartbeat);
                sinceHeartbeat = Duration.ZERO;
            }
        }
    }

    void passSeconds(long seconds) {
        pass(Duration.ofSeconds(seconds));
    }

    /** The process stands still. */
    void stall(Duration duration) {
        driver.advanceWallClockTime(duration);
    }

    void open(long userId, String sessionId, int connector) {
        open(userId, sessionId, connector, EPOCH);
    }

    void open(long userId, String sessionId, int connector, long epoch) {
        open(SessionOpened.newBuilder()
                .setUserId(userId)
                .setSessionId(sessionId)
                .setConnector(connector)
                .setConnectorEpoch(epoch));
    }

    void open(SessionOpened.Builder opened) {
        session(Long.toString(opened.getUserId()), SessionRecord.newBuilder().setOpened(opened));
    }

    /** Opens sessions and forgets what that sent. */
    void given(long userId, int connector, String... sessionIds) {
        for (var sessionId : sessionIds) {
            open(userId, sessionId, connector);
        }
        sent();
    }

    void close(long userId, String sessionId) {
        var closed = SessionClosed.newBuilder().setUserId(userId).setSessionId(sessionId);
        session(Long.toString(userId), SessionRecord.newBuilder().setClosed(closed));
    }

    void ack(long userId, String sessionId, String conversationId, long seq) {
        acks(ackOf(userId, sessionId, conversationId, seq));
    }

    void acks(DeliveryAcked... acks) {
        session(
                "acks",
                SessionRecord.newBuilder().setAcks(DeliveryAcks.newBuilder().addAllAcks(List.of(acks))));
    }

    void session(String key, SessionRecord.Builder record) {
        sessions.pipeInput(key, record.build());
    }

    void event(long owner, ConversationEvent event) {
        inbox(InboxEntry.newBuilder().setOwnerId(owner).setEvent(event));
    }

    void inbox(InboxEntry.Builder entry) {
        inbox.pipeInput(Long.toString(entry.getOwnerId()), entry.build());
    }

    void inbox(InboxEntry entry, Headers headers) {
        inbox.pipeInput(new TestRecord<>(Long.toString(entry.getOwnerId()), entry, headers));
    }

    void unread(UnreadCount count) {
        unread.pipeInput(count.getUserId() + "/" + count.getConversationId(), count);
    }

    void delete(Topic<? extends Message> topic, String key) {
        input(topic).pipeInput(key, null);
    }

    void notice(Notice notice) {
        noticesIn.pipeInput(Long.toString(notice.getOwnerId()), notice);
    }

    void account(AccountState.Builder account) {
        accounts.pipeInput(Long.toString(account.getUserId()), account.build());
    }

    void device(DeviceState.Builder device) {
        devices.pipeInput(device.getUserId() + "/" + device.getDeviceId(), device.build());
    }

    void block(long userId, long blockedId) {
        blocks.pipeInput(
                userId + "/" + blockedId,
                BlockState.newBuilder()
                        .setUserId(userId)
                        .setBlockedId(blockedId)
                        .build());
    }

    void broadcast(Broadcast.Builder broadcast) {
        broadcasts.pipeInput(broadcast.getConversationId(), broadcast.build());
    }

    void signal(SignalRecord.Builder signal) {
        signalsIn.pipeInput(signal.getConversationId(), signal.build());
    }

    void membership(long userId, Membership.Builder membership) {
        inbox(InboxEntry.newBuilder().setOwnerId(userId).setMembership(membership));
    }

    /** What was sent to connectors since the last call. */
    List<Sent> sent() {
        var sent = new ArrayList<Sent>();
        for (var record : downlinks.readRecordsToList()) {
            sent.add(new Sent(connectorsSentTo.remove(), record.value(), record.headers()));
        }
        return sent;
    }

    List<TestRecord<String, Receipt>> receipts() {
        return receipts.readRecordsToList();
    }

    List<TestRecord<String, Notice>> notices() {
        return notices.readRecordsToList();
    }

    List<ServerFrame> frames() {
        return sent().stream().map(one -> one.downlink().getFrame()).toList();
    }

    List<TestRecord<String, SignalRecord>> signals() {
        return signals.readRecordsToList();
    }

    List<PushRequest> pushRequests() {
        return push.readValuesToList();
    }

    List<TestRecord<String, byte[]>> deadLetters(Topic<?> topic) {
        return driver.createOutputTopic(topic.deadLetters(), new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    KeyValueStore<String, StoredSessions> storedSessions() {
        return driver.getKeyValueStore(SessionStore.NAME);
    }

    KeyValueStore<String, StoredHead> storedHeads() {
        return driver.getKeyValueStore(HeadStore.NAME);
    }

    double metric(String name) {
        return metrics.get(name).meter().measure().iterator().next().getValue();
    }

    static DeliveryAcked ackOf(long userId, String sessionId, String conversationId, long seq) {
        return DeliveryAcked.newBuilder()
                .setUserId(userId)
                .setSessionId(sessionId)
                .addPositions(position(conversationId, seq))
                .build();
    }

    static Position position(String conversationId, long seq) {
        return Position.newBuilder()
                .setConversationId(conversationId)
                .setSeq(seq)
                .build();
    }

    static Position head(String conversationId, long seq) {
        return position(conversationId, seq).toBuilder().setMessageNo(seq).build();
    }

    @Override
    public void close() {
        driver.close();
    }

    private static Properties settings() {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "push-test");
        settings.put(
                StreamsConfig.STATE_DIR_CONFIG,
                Path.of("target", "driver", UUID.randomUUID().toString()).toString());
        settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.class);
        return settings;
    }

    private <V extends Message> TestInputTopic<String, V> input(Topic<V> topic) {
        return driver.createInputTopic(
                topic.name(), new StringSerializer(), topic.serde().serializer());
    }

    private <V extends Message> TestOutputTopic<String, V> output(Topic<V> topic) {
        return driver.createOutputTopic(
                topic.name(), new StringDeserializer(), topic.serde().deserializer());
    }
}
