// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import static im.yan.schemas.Topics.ACCOUNTS;
import static im.yan.schemas.Topics.BLOCKS;
import static im.yan.schemas.Topics.BROADCASTS;
import static im.yan.schemas.Topics.CONNECTORS;
import static im.yan.schemas.Topics.DEVICES;
import static im.yan.schemas.Topics.DOWNLINK;
import static im.yan.schemas.Topics.INBOX;
import static im.yan.schemas.Topics.NOTICES;
import static im.yan.schemas.Topics.PUSH;
import static im.yan.schemas.Topics.RECEIPTS;
import static im.yan.schemas.Topics.SESSIONS;
import static im.yan.schemas.Topics.SIGNALS;
import static im.yan.schemas.Topics.UNREAD;

import com.google.protobuf.Message;
import im.yan.push.account.AccountStore;
import im.yan.push.account.BlockStore;
import im.yan.push.account.DeviceStore;
import im.yan.push.delivery.HeadStore;
import im.yan.push.group.BroadcastHeadStore;
import im.yan.push.group.InterestStore;
import im.yan.push.group.MembershipStore;
import im.yan.push.group.RosterStore;
import im.yan.push.offline.MuteStore;
import im.yan.push.offline.PendingStore;
import im.yan.push.presence.LastSeenStore;
import im.yan.push.session.ConnectorStore;
import im.yan.push.session.NoteHeartbeat;
import im.yan.push.session.SessionStore;
import im.yan.runtime.streams.MoveAside;
import im.yan.runtime.streams.PartitionByUser;
import im.yan.schemas.Topic;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.Downlink;
import java.util.Optional;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;

/**
 * Everything that concerns a user meets in one processor, partitioned by user; everything that concerns all of a conversation
 * in another, partitioned by conversation. They share nothing but the connectors' heartbeats and speak through topics. The
 * inputs of each have equally many partitions because the catalogue keys them alike. Same config, same graph.
 */
final class PushTopology {
    static final String FAN_OUT = "fan-out";
    static final String SPREAD = "spread";

    private final Topology topology = new Topology();
    private final StreamPartitioner<Integer, Downlink> toConnector;

    private PushTopology(StreamPartitioner<Integer, Downlink> toConnector) {
        this.toConnector = toConnector;
    }

    static Topology build(PushConfig config, PushMetrics metrics) {
        return build(config, metrics, new ToConnector());
    }

    /** Tests pass a partitioner that shows them where a record was to go. */
    static Topology build(PushConfig config, PushMetrics metrics, StreamPartitioner<Integer, Downlink> toConnector) {
        var graph = new PushTopology(toConnector);
        graph.addHeartbeats();
        graph.addUsers(config, metrics);
        graph.addConversations(metrics);
        return graph.topology;
    }

    private void addHeartbeats() {
        topology.addGlobalStore(
                ConnectorStore.builder(),
                "heartbeats",
                new StringDeserializer(),
                new ByteArrayDeserializer(),
                CONNECTORS.name(),
                "note-heartbeat",
                NoteHeartbeat::new);
    }

    private void addUsers(PushConfig config, PushMetrics metrics) {
        addSource("inbox", INBOX);
        addSource("sessions", SESSIONS);
        addSource("unread", UNREAD);
        addSource("notices", NOTICES);
        addSource("accounts", ACCOUNTS);
        addSource("devices", DEVICES);
        addSource("blocks", BLOCKS);

        topology.addProcessor(
                        FAN_OUT,
                        () -> new FanOut(config, metrics),
                        "inbox",
                        "sessions",
                        "unread",
                        "notices",
                        "accounts",
                        "devices",
                        "blocks")
                .addStateStore(SessionStore.builder(), FAN_OUT)
                .addStateStore(HeadStore.builder(), FAN_OUT)
                .addStateStore(MembershipStore.builder(), FAN_OUT)
                .addStateStore(AccountStore.builder(), FAN_OUT)
                .addStateStore(DeviceStore.builder(), FAN_OUT)
                .addStateStore(BlockStore.builder(), FAN_OUT)
                .addStateStore(LastSeenStore.builder(), FAN_OUT)
                .addStateStore(MuteStore.builder(), FAN_OUT)
                .addStateStore(PendingStore.builder(), FAN_OUT);

        addDownlink(FAN_OUT);
        topology.addSink(
                Outbox.sink(FAN_OUT, RECEIPTS),
                RECEIPTS.name(),
                new StringSerializer(),
                RECEIPTS.serde().serializer(),
                new PartitionByUser<>(),
                FAN_OUT);
        addSink(FAN_OUT, NOTICES);
        addSink(FAN_OUT, SIGNALS);
        addSink(FAN_OUT, PUSH);
        addDeadLetters(FAN_OUT);
    }

    private void addConversations(PushMetrics metrics) {
        addSource("broadcasts", BROADCASTS);
        addSource("signals", SIGNALS);

        topology.addProcessor(SPREAD, () -> new Spread(metrics), "broadcasts", "signals")
                .addStateStore(RosterStore.builder(), SPREAD)
                .addStateStore(InterestStore.builder(), SPREAD)
                .addStateStore(BroadcastHeadStore.builder(), SPREAD);

        addDownlink(SPREAD);
        addSink(SPREAD, NOTICES);
        addDeadLetters(SPREAD);
    }

    private void addSource(String node, Topic<?> topic) {
        topology.addSource(node, new StringDeserializer(), topic.serde().deserializer(), topic.name());
    }

    private void addSink(String processor, Topic<?> topic) {
        topology.addSink(
                Outbox.sink(processor, topic),
                topic.name(),
                new StringSerializer(),
                topic.serde().serializer(),
                processor);
    }

    private void addDownlink(String processor) {
        topology.addSink(
                Outbox.sink(processor, DOWNLINK),
                DOWNLINK.name(),
                ToConnector.NO_KEY,
                DOWNLINK.serde().serializer(),
                toConnector,
                processor);
    }

    private void addDeadLetters(String processor) {
        topology.addProcessor(Outbox.moveAside(processor), () -> new MoveAside<>(PushTopology::flawOf), processor);
        topology.addSink(
                processor + "-dead-letters",
                (key, value, origin) -> Topics.named(origin.topic()).deadLetters(),
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                Outbox.moveAside(processor));
    }

    private static String flawOf(@Nullable String key, @Nullable Message value) {
        return Optional.ofNullable(value).flatMap(Flaws::of).orElseThrow();
    }
}
