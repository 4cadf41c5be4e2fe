// SPDX-License-Identifier: Apache-2.0
package im.yan.unread;

import static im.yan.unread.Entries.joined;
import static im.yan.unread.Entries.marks;
import static im.yan.unread.Entries.mentioned;
import static im.yan.unread.Entries.read;
import static im.yan.unread.Entries.received;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.runtime.Service;
import im.yan.schemas.ConversationId;
import im.yan.schemas.Topic;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.Diffusion;
import im.yan.schemas.v1.InboxEntry;
import im.yan.schemas.v1.UnreadCount;
import im.yan.testkit.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The counter as it runs, on a real Kafka: what one life has counted, the next one goes on from, without its disk. */
class UnreadIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long OWNER = 3_002;
    private static final ConversationId.Direct CHAT = ConversationId.direct(3_001, OWNER);
    private static final int MESSAGES = 200;

    // Longer than the first life needs after the mute was made, shorter than anybody's patience.
    private static final Duration MUTE = Duration.ofSeconds(5);

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

    @Test
    void aMuteEndsByItselfAlsoInAnotherLife() throws Exception {
        var member = 3_003;
        var group = new ConversationId.Group(member);
        var end = System.currentTimeMillis() + MUTE.toMillis();
        try (var unread = changes()) {
            try (var life = start(firstDisk)) {
                write(List.of(
                        joined(member, group, 1, 0, Diffusion.WRITE),
                        mentioned(member, group, 2),
                        marks(member, group, 1, end, false)));

                assertThat(await(unread, member, UnreadCount::getMuted))
                        .returns(2L, UnreadCount::getTotalMuted)
                        .returns(1, UnreadCount::getTotalMentions);
                assertThat(life.health().isReady()).isTrue();
            }
            try (var life = start(newDisk)) {
                assertThat(await(unread, member, count -> !count.getMuted()))
                        .returns(2L, UnreadCount::getTotal)
                        .returns(0L, UnreadCount::getTotalMuted);
                assertThat(life.health().isReady()).isTrue();
            }
        }
    }

    private Service start(Path stateDir) throws Exception {
        var service = Service.start(
                "unread-counter", Map.of("YAN_KAFKA", kafka, "YAN_STATE_DIR", stateDir.toString()), UnreadMain::wire);
        Awaitility.await().atMost(PATIENCE).until(() -> service.health().isReady());
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

    /** At least so many counts of the owner. */
    private static List<ConsumerRecord<String, UnreadCount>> atLeast(
            KafkaConsumer<String, UnreadCount> consumer, int count) {
        var records = new ArrayList<ConsumerRecord<String, UnreadCount>>();
        Awaitility.await().atMost(PATIENCE).pollInSameThread().until(() -> {
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            records.removeIf(record -> record.value().getUserId() != OWNER);
            return records.size() >= count;
        });
        return records;
    }

    /** The first count of the user that is as expected. */
    private static UnreadCount await(
            KafkaConsumer<String, UnreadCount> consumer, long user, Predicate<UnreadCount> expected) {
        var found = new ArrayList<UnreadCount>();
        Awaitility.await().atMost(PATIENCE).pollInSameThread().until(() -> {
            for (var record : consumer.poll(Duration.ofMillis(100))) {
                found.add(record.value());
            }
            found.removeIf(count -> count.getUserId() != user || !expected.test(count));
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    private static List<UnreadCount> values(List<ConsumerRecord<String, UnreadCount>> changes) {
        return changes.stream().map(ConsumerRecord::value).toList();
    }
}
