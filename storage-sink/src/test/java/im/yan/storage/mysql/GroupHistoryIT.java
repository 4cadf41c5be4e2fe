// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.ConversationId;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.MembersAdded;
import im.yan.storage.Events;
import im.yan.storage.RandomGroup;
import im.yan.storage.Tables;
import im.yan.testkit.TestServers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Random histories: the tables are what the log says, however it was read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GroupHistoryIT {
    private static final int STEPS = 450;
    private static final int BATCH_MAX = 60;

    private final long seed = RandomGenerator.getDefault().nextLong();
    private final Random random = new Random(seed);
    private final List<ConsumerRecord<byte[], byte[]>> log = new ArrayList<>();
    private final List<RandomGroup> groups = new ArrayList<>();
    private final Kept once;

    /** A database, and the way into it. */
    private record Kept(Tables tables, MysqlStore store) implements AutoCloseable {
        static Kept in(String database) throws Exception {
            var tables = new Tables(TestServers.mysql().fresh(database));
            return new Kept(tables, MysqlStore.open(tables.settings(), 1, new SimpleMeterRegistry()));
        }

        void write(List<ConsumerRecord<byte[], byte[]>> batch) {
            store.write(Rows.of(batch.stream()
                    .map(record -> (LogEntry.Accepted) LogReader.read(record))
                    .toList()));
        }

        @Override
        public void close() {
            store.close();
        }
    }

    GroupHistoryIT() throws Exception {
        for (int i = 0; i < 3; i++) {
            groups.add(new RandomGroup(random, log::add));
        }
        for (int i = 0; i < STEPS; i++) {
            groups.get(random.nextInt(groups.size())).step();
        }
        groups.getFirst().dissolve();
        once = Kept.in("history_once");
    }

    @BeforeAll
    void isKeptRecordByRecord() {
        log.forEach(record -> once.write(List.of(record)));
    }

    @AfterAll
    void close() {
        once.close();
    }

    @Test
    void theTablesHoldWhatTheRulesSay() throws Exception {
        for (var group : groups) {
            assertThat(group.expected().kept(once.tables()))
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(group.expected().lines());
        }
    }

    @Test
    void batchesAndCrashesChangeNothing() throws Exception {
        try (var kept = Kept.in("history_batches")) {
            var from = 0;
            while (from < log.size()) {
                var to = Math.min(log.size(), from + 1 + random.nextInt(BATCH_MAX));
                kept.write(log.subList(from, to));
                from = random.nextInt(4) == 0 ? random.nextInt(to) : to;
            }

            assertSame(kept);
        }
    }

    @Test
    void theLogAgainFromAnywhereChangesNothing() throws Exception {
        try (var kept = Kept.in("history_again")) {
            kept.write(log);
            for (int i = 0; i < 3; i++) {
                var from = random.nextInt(log.size());
                kept.write(log.subList(from, from + 1));
                kept.write(log.subList(from, log.size()));
            }

            assertSame(kept);
        }
    }

    @Test
    void whichTopicIsReadFirstChangesNothing() throws Exception {
        try (var kept = Kept.in("history_topics")) {
            for (var topic : List.of(Topics.RECEIPTS.name(), Topics.MESSAGES.name())) {
                kept.write(log.stream()
                        .filter(record -> record.topic().equals(topic))
                        .toList());
            }

            assertSame(kept);
        }
    }

    @Test
    void theWholeLogMendsWhatBeganInItsMiddle() throws Exception {
        try (var kept = Kept.in("history_middle")) {
            kept.write(log.subList(random.nextInt(log.size()), log.size()));
            kept.write(log);

            assertSame(kept);
        }
    }

    @Test
    void manyMembersAddedAreOneStatementForEachTable() throws Exception {
        var group = new ConversationId.Group(Events.newUser());
        var first = Events.newUsers(500);
        var event = ConversationEvent.newBuilder()
                .setConversationId(group.text())
                .setSeq(2)
                .setMemberCount(501)
                .setMembersAdded(MembersAdded.newBuilder()
                        .setVisibleFromSeq(2)
                        .addAllUserIds(
                                LongStream.range(first, first + 500).boxed().toList()));
        var record = new ConsumerRecord<>(
                Topics.MESSAGES.name(),
                0,
                0,
                group.text().getBytes(UTF_8),
                event.build().toByteArray());
        try (var kept = Kept.in("history_added")) {
            var insertsBefore = kept.tables().counted("Com_insert");
            var updatesBefore = kept.tables().counted("Com_update");

            kept.write(List.of(record));

            // Event, head, participants, group; then those who waited.
            assertThat(kept.tables().counted("Com_insert") - insertsBefore).isEqualTo(4);
            assertThat(kept.tables().counted("Com_update") - updatesBefore).isEqualTo(1);
            assertThat(kept.tables().text("SELECT COUNT(*) FROM participant WHERE member AND joined_seq = 2"))
                    .isEqualTo("500");
        }
    }

    private void assertSame(Kept kept) throws Exception {
        assertThat(kept.tables().checksums())
                .as("seed %d", seed)
                .isEqualTo(once.tables().checksums());
    }
}
