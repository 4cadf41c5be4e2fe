// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import static im.yan.schemas.Topics.CONNECTORS;
import static im.yan.schemas.Topics.DOWNLINK;
import static im.yan.schemas.Topics.INBOX;
import static im.yan.schemas.Topics.NOTICES;
import static im.yan.schemas.Topics.PUSH;
import static im.yan.schemas.Topics.RECEIPTS;
import static im.yan.schemas.Topics.SESSIONS;
import static im.yan.schemas.Topics.UNREAD;

import com.google.protobuf.Message;
import im.yan.push.delivery.HeadStore;
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
 * Everything that concerns a user meets in one processor, partitioned by user: four topics come in, four go out. The inputs
 * have equally many partitions because the catalogue keys them all by user. Same config, same graph.
 */
final class PushTopology {
    static final String FAN_OUT = "fan-out";

    private PushTopology() {}

    static Topology build(PushConfig config, PushMetrics metrics) {
        return build(config, metrics, new ToConnector());
    }

    /** Tests pass a partitioner that shows them where a record was to go. */
    static Topology build(PushConfig config, PushMetrics metrics, StreamPartitioner<Integer, Downlink> toConnector) {
        var topology = new Topology();
        topology.addGlobalStore(
                ConnectorStore.builder(),
                "heartbeats",
                new StringDeserializer(),
                new ByteArrayDeserializer(),
                CONNECTORS.name(),
                "note-heartbeat",
                NoteHeartbeat::new);

        addSource(topology, "inbox", INBOX);
        addSource(topology, "sessions", SESSIONS);
        addSource(topology, "unread", UNREAD);
        addSource(topology, "notices", NOTICES);

        topology.addProcessor(FAN_OUT, () -> new FanOut(config, metrics), "inbox", "sessions", "unread", "notices")
                .addStateStore(SessionStore.builder(), FAN_OUT)
                .addStateStore(HeadStore.builder(), FAN_OUT);

        topology.addSink(
                Outbox.DOWNLINK,
                DOWNLINK.name(),
                ToConnector.NO_KEY,
                DOWNLINK.serde().serializer(),
                toConnector,
                FAN_OUT);
        topology.addSink(
                Outbox.RECEIPTS,
                RECEIPTS.name(),
                new StringSerializer(),
                RECEIPTS.serde().serializer(),
                new PartitionByUser<>(),
                FAN_OUT);
        addSink(topology, Outbox.NOTICES, NOTICES);
        addSink(topology, Outbox.PUSH, PUSH);
        topology.addProcessor(Outbox.MOVE_ASIDE, () -> new MoveAside<>(PushTopology::flawOf), FAN_OUT);
        topology.addSink(
                "dead-letters",
                (key, value, origin) -> Topics.named(origin.topic()).deadLetters(),
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                Outbox.MOVE_ASIDE);
        return topology;
    }

    private static String flawOf(@Nullable String key, @Nullable Message value) {
        return Optional.ofNullable(value).flatMap(Flaws::of).orElseThrow();
    }

    private static void addSource(Topology topology, String node, Topic<?> topic) {
        topology.addSource(node, new StringDeserializer(), topic.serde().deserializer(), topic.name());
    }

    private static void addSink(Topology topology, String node, Topic<?> topic) {
        topology.addSink(
                node, topic.name(), new StringSerializer(), topic.serde().serializer(), FAN_OUT);
    }
}
