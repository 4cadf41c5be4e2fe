// SPDX-License-Identifier: Apache-2.0
package im.yan.unread;

import static im.yan.unread.Entries.read;
import static im.yan.unread.Entries.received;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.runtime.Service;
import im.yan.schemas.ConversationId;
import im.yan.schemas.Topic;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.InboxEntry;
import im.yan.schemas.v1.UnreadCount;
import im.yan.testkit.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The counter as it runs, on a real Kafka: what one life has counted, the next one goes on from, without its disk. */
class UnreadIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long OWNER = 3_002;
    private static final ConversationId.Direct CHAT = ConversationId.direct(3_001, OWNER);
    private static final int MESSAGES = 200;

    private final String kafka = TestServers.kafka();

    @TempDir
    private Path firstDisk;

    @TempDir
    private Path newDisk;

    @Test
    void countsAreCommittedAndOutliveTheDisk() throws Exception {
        try (var unread = changes()) {
            try (var life = start(firstDisk)) {
                write(IntStream.rangeClosed(1, MESSAGES)
                        .mapToObj(n -> received(OWNER, CHAT, n))
                        .toList());

                var changes = atLeast(unread, MESSAGES);
                assertThat(life.health().isReady()).isTrue();
                assertThat(changes).extracting(ConsumerRecord::key).containsOnly(OWNER + "/" + CHAT.text());
                assertThat(changes)
                        .extracting(ConsumerRecord::partition)
                        .containsOnly(Topic.partitionOf(Long.toString(OWNER), 2));
                assertThat(UnreadIsHeadMinusRead.violations(values(changes))).isEmpty();
            }
            try (var life = start(newDisk)) {
                write(List.of(read(OWNER, OWNER, CHAT, MESSAGES - 3)));

                var last = atLeast(unread, 1).getLast().value();
                assertThat(life.health().isReady()).isTrue();
                assertThat(last.getUnread()).isEqualTo(3);
                assertThat(last.getTotal()).isEqualTo(3);
            }
        }
    }

    private Service start(Path stateDir) throws Exception {
        var service = Service.start(
                "unread-counter", Map.of("YAN_KAFKA", kafka, "YAN_STATE_DIR", stateDir.toString()), UnreadMain::wire);
        await().atMost(PATIENCE).until(() -> service.health().isReady());
        return service;
    }

    private void write(List<InboxEntry> entries) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (var entry : entries) {
                var key = Long.toString(entry.getOwnerId()).getBytes(UTF_8);
                producer.send(new ProducerRecord<>(Topics.INBOX.name(), key, entry.toByteArray()));
            }
        }
    }

    private KafkaConsumer<String, UnreadCount> changes() {
        var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed"),
                new StringDeserializer(),
                Topics.UNREAD.serde().deserializer());
        var partitions = consumer.partitionsFor(Topics.UNREAD.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    private static List<ConsumerRecord<String, UnreadCount>> atLeast(
            KafkaConsumer<String, UnreadCount> consumer, int count) {
        var records = new ArrayList<ConsumerRecord<String, UnreadCount>>();
        await().atMost(PATIENCE).pollInSameThread().until(() -> {
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            return records.size() >= count;
        });
        return records;
    }

    private static List<UnreadCount> values(List<ConsumerRecord<String, UnreadCount>> changes) {
        return changes.stream().map(ConsumerRecord::value).toList();
    }
}
