// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Message;
import im.yan.runtime.Service;
import im.yan.schemas.Topic;
import im.yan.schemas.TopicSizes;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.Broadcast;
import im.yan.schemas.v1.BroadcastEvent;
import im.yan.schemas.v1.ConnectorHeartbeat;
import im.yan.schemas.v1.ConnectorInterest;
import im.yan.schemas.v1.DeliveryAcks;
import im.yan.schemas.v1.Diffusion;
import im.yan.schemas.v1.Downlink;
import im.yan.schemas.v1.InboxEntry;
import im.yan.schemas.v1.Membership;
import im.yan.schemas.v1.Receipt;
import im.yan.schemas.v1.ServerFrame;
import im.yan.schemas.v1.SessionOpened;
import im.yan.schemas.v1.SessionRecord;
import im.yan.schemas.v1.SignalRecord;
import im.yan.schemas.v1.Subscription;
import im.yan.testkit.TestServers;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushIT {
    private static final int PARTITIONS = TopicSizes.DEV.userPartitions();
    private static final int CONNECTOR = 3;
    private static final long ALICE = userIn(0);
    private static final long BOB = userIn(1);
    private static final String GROUP = "g:77";
    private static final String CONVERSATION = "d:%d:%d".formatted(Math.min(ALICE, BOB), Math.max(ALICE, BOB));

    @TempDir
    Path stateDir;

    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestServers.kafka(), "linger.ms", 0),
            new StringSerializer(),
            new ByteArraySerializer());
    private final KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
            Map.of("bootstrap.servers", TestServers.kafka(), "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();

    @BeforeEach
    void listen() {
        consumer.assign(List.of(
                new TopicPartition(Topics.DOWNLINK.name(), CONNECTOR),
                new TopicPartition(Topics.RECEIPTS.name(), Topic.partitionOf(Long.toString(BOB), PARTITIONS))));
    }

    @AfterEach
    void close() {
        producer.close(Duration.ofSeconds(5));
        consumer.close();
    }

    @Test
    void itDeliversNotesAcksAcrossPartitionsAndTellsTheHeadsAgainAfterARestart() throws Exception {
        garbageAmongTheHeartbeats();
        heartbeat();
        try (var service = start()) {
            await().atMost(20, SECONDS).until(service.health()::isReady);
            open(ALICE, "alices");
            open(BOB, "bobs");
            awaitFrame("alices", ServerFrame::hasHeads);
            awaitFrame("bobs", ServerFrame::hasHeads);

            send(
                    Topics.INBOX,
                    BOB,
                    InboxEntry.newBuilder()
                            .setOwnerId(BOB)
                            .setEvent(Events.event(CONVERSATION, 1))
                            .build());
            awaitFrame("bobs", ServerFrame::hasDeliver);

            ack(BOB, "bobs");
            awaitFrame("bobs", ServerFrame::hasDeliverAckOk);
            awaitFrame("alices", ServerFrame::hasDelivered);
            await().atMost(10, SECONDS)
                    .until(() -> receipts().stream()
                            .anyMatch(receipt -> receipt.getDelivered().getSeq() == 1));
            broadcastToTheLargeGroup();
            assertThat(((PrometheusMeterRegistry) service.metrics()).scrape())
                    .contains("yan_push_deliveries_total{service=\"push-fanout\"} 1.0")
                    .contains("yan_push_acks_total{service=\"push-fanout\"} 1.0")
                    .contains("yan_push_sessions{service=\"push-fanout\"} 2.0")
                    .contains("yan_push_resends_total", "yan_push_deliveries_failed_total")
                    .contains("yan_push_deliveries_unwatched_total");
        }
        poll();
        seen.clear();

        try (var service = start()) {
            await().atMost(20, SECONDS).until(service.health()::isReady);
            awaitFrame("alices", ServerFrame::hasHeads);
            awaitFrame("bobs", frame -> frame.getHeads().getPositionsList().contains(PushDriver.head(CONVERSATION, 1)));
        }
        assertThat(seen)
                .filteredOn(record -> record.topic().equals(Topics.DOWNLINK.name()))
                .allMatch(record -> record.key() == null);
    }

    /** Membership by the user side, interest and copies by the conversation side. */
    private void broadcastToTheLargeGroup() {
        send(
                Topics.INBOX,
                BOB,
                InboxEntry.newBuilder()
                        .setOwnerId(BOB)
                        .setMembership(Membership.newBuilder()
                                .setConversationId(GROUP)
                                .setSeq(1)
                                .setMember(true)
                                .setDiffusion(Diffusion.READ))
                        .build());
        var subscription = Subscription.newBuilder()
                .setConversationId(GROUP)
                .setSinceSeq(1)
                .build();
        awaitDownlink(downlink -> downlink.getSessionIdsList().contains("bobs")
                && downlink.getSubscribe().getSubscriptionsList().contains(subscription));
        broadcast(1);
        send(
                Topics.SIGNALS,
                GROUP,
                SignalRecord.newBuilder()
                        .setConversationId(GROUP)
                        .setInterest(ConnectorInterest.newBuilder()
                                .setConnector(CONNECTOR)
                                .setConnectorEpoch(1)
                                .setInterested(true))
                        .build());
        // Two topics: the event may come first, and is in the head, or second, and is copied.
        awaitDownlink(downlink -> downlink.getBroadcastHead().equals(PushDriver.head(GROUP, 1))
                || downlink.getBroadcast().getEvent().equals(Events.event(GROUP, 1)));
        broadcast(2);
        awaitDownlink(downlink -> downlink.getBroadcast().getEvent().equals(Events.event(GROUP, 2)));
    }

    private void broadcast(long seq) {
        send(
                Topics.BROADCASTS,
                GROUP,
                Broadcast.newBuilder()
                        .setConversationId(GROUP)
                        .setEvent(BroadcastEvent.newBuilder().setEvent(Events.event(GROUP, seq)))
                        .build());
    }

    private Service start() throws Exception {
        return Service.start(
                "push-fanout",
                Map.of("YAN_KAFKA", TestServers.kafka(), "YAN_STATE_DIR", stateDir.toString()),
                PushMain::wire);
    }

    private void garbageAmongTheHeartbeats() {
        producer.send(new ProducerRecord<>(Topics.CONNECTORS.name(), "garbage", new byte[] {-1, -1, -1}));
    }

    private void heartbeat() {
        producer.send(new ProducerRecord<>(
                Topics.CONNECTORS.name(),
                Integer.toString(CONNECTOR),
                ConnectorHeartbeat.newBuilder()
                        .setConnector(CONNECTOR)
                        .setEpoch(1)
                        .build()
                        .toByteArray()));
    }

    private void open(long userId, String sessionId) {
        var opened = SessionOpened.newBuilder()
                .setUserId(userId)
                .setSessionId(sessionId)
                .setConnector(CONNECTOR)
                .setConnectorEpoch(1);
        send(
                Topics.SESSIONS,
                userId,
                SessionRecord.newBuilder().setOpened(opened).build());
    }

    private void ack(long userId, String sessionId) {
        var acks = DeliveryAcks.newBuilder().addAcks(PushDriver.ackOf(userId, sessionId, CONVERSATION, 1));
        producer.send(new ProducerRecord<>(
                Topics.SESSIONS.name(),
                Topic.partitionOf(Long.toString(userId), PARTITIONS),
                "acks",
                SessionRecord.newBuilder().setAcks(acks).build().toByteArray()));
    }

    private void send(Topic<?> topic, long userId, Message value) {
        send(topic, Long.toString(userId), value);
    }

    private void send(Topic<?> topic, String key, Message value) {
        producer.send(new ProducerRecord<>(topic.name(), key, value.toByteArray()));
    }

    private void awaitDownlink(Predicate<Downlink> wanted) {
        await().atMost(20, SECONDS).until(() -> downlinks().stream().anyMatch(wanted));
    }

    private void awaitFrame(String sessionId, Predicate<ServerFrame> wanted) {
        await().alias(sessionId)
                .atMost(20, SECONDS)
                .until(() -> downlinks().stream()
                        .anyMatch(downlink ->
                                downlink.getSessionIdsList().contains(sessionId) && wanted.test(downlink.getFrame())));
    }

    private List<Downlink> downlinks() throws Exception {
        return polled(Topics.DOWNLINK);
    }

    private List<Receipt> receipts() throws Exception {
        return polled(Topics.RECEIPTS);
    }

    private <V extends Message> List<V> polled(Topic<V> topic) throws Exception {
        poll();
        var values = new ArrayList<V>();
        for (var record : seen) {
            if (record.topic().equals(topic.name())) {
                values.add(topic.parser().parseFrom(record.value()));
            }
        }
        return values;
    }

    private void poll() {
        consumer.poll(Duration.ofMillis(50)).forEach(seen::add);
    }

    private static long userIn(int partition) {
        return LongStream.iterate(1_000, id -> id + 1)
                .filter(id -> Topic.partitionOf(Long.toString(id), PARTITIONS) == partition)
                .findFirst()
                .orElseThrow();
    }
}
