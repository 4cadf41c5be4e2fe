// SPDX-License-Identifier: Apache-2.0
package im.yan.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.schemas.EventShard;
import im.yan.schemas.Topics;
import im.yan.testkit.TestServers;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogToMysqlIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Log log = new Log();
    private final Tables tables;
    private final RunningSink sink;
    // In the log before all else, so that every replay meets it.
    private final RandomGroup group = new RandomGroup(new Random(7), log::write);

    LogToMysqlIT() throws Exception {
        tables = new Tables(TestServers.mysql().fresh("kept"));
        sink = RunningSink.keeping(tables.mysql(), "kept");
    }

    @BeforeAll
    void becomesReadyAndAGroupLives() {
        await().atMost(SOON).until(sink::isReady);
        for (int i = 0; i < 100; i++) {
            group.step();
        }
        log.flush();
    }

    @AfterAll
    void stop() {
        sink.close();
        log.close();
    }

    @Test
    void anEventIsKeptAsItStandsInTheLogWithItsHeadAndBothParticipants() throws Exception {
        var conversation = Events.newConversation();

        log.post(conversation, 1, 3);

        awaitKept("kept");
        assertThat(tables.events(conversation))
                .containsExactly(
                        Events.posted(conversation, 1).toByteArray(),
                        Events.posted(conversation, 2).toByteArray(),
                        Events.posted(conversation, 3).toByteArray());
        assertThat(tables.head(conversation)).isEqualTo("3/3");
        assertThat(tables.positions(conversation, conversation.smaller())).isEqualTo("0/3/3");
        assertThat(tables.positions(conversation, conversation.larger())).isEqualTo("0/0/0");
    }

    @Test
    void aGroupIsKeptAsItsLogSays() throws Exception {
        awaitKept("kept");

        assertThat(group.expected().kept(tables))
                .containsExactlyInAnyOrderElementsOf(group.expected().lines());
    }

    @Test
    void positionsOnlyGrow() throws Exception {
        var conversation = Events.newConversation();
        var reader = conversation.larger();
        log.post(conversation, 1, 5);

        log.read(conversation, reader, 4);
        log.delivered(conversation, reader, 5);
        awaitKept("kept");
        log.read(conversation, reader, 2);
        log.delivered(conversation, reader, 1);
        awaitKept("kept");

        assertThat(tables.positions(conversation, reader)).isEqualTo("5/4/4");
    }

    @Test
    void poisonIsMovedAsideAndTheRestIsKept() throws Exception {
        var conversation = Events.newConversation();
        var garbage = "no protobuf".getBytes(UTF_8);
        var deadBefore = sink.count("yan.storage.dead", "topic", Topics.MESSAGES.name());

        log.post(conversation, 1, 1);
        log.write(Topics.MESSAGES.name(), conversation.text(), garbage);
        log.write(
                Topics.MESSAGES.name(),
                conversation.text(),
                Events.posted(conversation, 0).toByteArray());
        log.post(conversation, 2, 2);

        awaitKept("kept");
        assertThat(tables.events(conversation)).hasSize(2);
        assertThat(sink.count("yan.storage.dead", "topic", Topics.MESSAGES.name()))
                .isEqualTo(deadBefore + 2);
        var letters = log.records(Topics.MESSAGES.deadLetters(), conversation.text());
        assertThat(letters.getFirst().value()).isEqualTo(garbage);
        assertThat(letters.getFirst().headers())
                .extracting(header -> header.key())
                .contains("dead.reason", "dead.topic", "dead.partition", "dead.offset");
    }

    @Test
    void aRecordThatMysqlRefusesDoesNotTakeItsNeighboursWithIt() throws Exception {
        var narrow = new Tables(TestServers.mysql().fresh("narrow"));
        var conversation = Events.newConversation();
        var tooLong = Events.posted(conversation, 2, "x".repeat(500)).toByteArray();
        narrow.execute("ALTER TABLE %s MODIFY event VARBINARY(250)".formatted(EventShard.tableOf(conversation.text())));
        log.post(conversation, 1, 1);
        log.write(Topics.MESSAGES.name(), conversation.text(), tooLong);
        log.post(conversation, 3, 3);

        try (var narrowSink = RunningSink.keeping(narrow.mysql(), "narrow")) {
            awaitKept("narrow");

            assertThat(narrow.events(conversation)).hasSize(2);
            assertThat(narrow.head(conversation)).isEqualTo("3/3");
            assertThat(narrowSink.isReady()).isTrue();
        }
        assertThat(log.records(Topics.MESSAGES.deadLetters(), conversation.text()))
                .extracting(letter -> letter.value())
                .contains(tooLong);
    }

    @Test
    void theSameLogAgainChangesNothing() throws Exception {
        var conversation = Events.newConversation();
        log.post(conversation, 1, 50);
        log.read(conversation, conversation.larger(), 20);
        log.delivered(conversation, conversation.larger(), 30);
        awaitKept("kept");
        var once = tables.checksums();

        try (var again = RunningSink.keeping(tables.mysql(), "kept-again")) {
            awaitKept("kept-again");
            assertThat(again.count("yan.storage.records", "topic", Topics.MESSAGES.name()))
                    .isGreaterThanOrEqualTo(50);
        }

        assertThat(tables.checksums()).isEqualTo(once);
    }

    @Test
    void theLogFromTheMiddleChangesNothing() throws Exception {
        var conversation = Events.newConversation();
        log.post(conversation, 1, 50);
        awaitKept("kept");
        var once = tables.checksums();
        log.beginInTheMiddle("kept-half");

        try (var half = RunningSink.keeping(tables.mysql(), "kept-half")) {
            awaitKept("kept-half");
            assertThat(half.count("yan.storage.records", "topic", Topics.MESSAGES.name()))
                    .isGreaterThanOrEqualTo(25);
        }

        assertThat(tables.checksums()).isEqualTo(once);
    }

    @Test
    void aLostDatabaseIsRebuiltFromTheLog() throws Exception {
        var conversation = Events.newConversation();
        log.post(conversation, 1, 20);
        log.read(conversation, conversation.larger(), 7);
        awaitKept("kept");

        var rebuilt = new Tables(TestServers.mysql().fresh("rebuilt"));
        try (var sinkOfRebuilt = RunningSink.keeping(rebuilt.mysql(), "rebuilt")) {
            awaitKept("rebuilt");
            assertThat(sinkOfRebuilt.count("yan.storage.retries")).isZero();
        }

        assertThat(rebuilt.checksums()).isEqualTo(tables.checksums());
    }

    @Test
    void whatTheRouterDidNotCommitIsNotKept() throws Exception {
        var conversation = Events.newConversation();
        try (var router = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestServers.kafka(), "transactional.id", conversation.text()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            router.initTransactions();
            router.beginTransaction();
            router.send(new ProducerRecord<>(
                    Topics.MESSAGES.name(),
                    conversation.text(),
                    Events.posted(conversation, 9).toByteArray()));
            router.flush();
            router.abortTransaction();
        }

        log.post(conversation, 1, 1);

        awaitKept("kept");
        assertThat(tables.events(conversation)).hasSize(1);
        assertThat(tables.head(conversation)).isEqualTo("1/1");
    }

    @Test
    void anInstanceWhoseNameAnotherTakesEnds() throws Exception {
        try (var older = RunningSink.keeping(tables.mysql(), "named")) {
            await().atMost(SOON).until(() -> log.isCaughtUp("named"));

            try (var newer = RunningSink.keeping(tables.mysql(), "named")) {
                await().atMost(SOON).until(() -> !older.service().health().isLive());
                assertThat(newer.service().health().isLive()).isTrue();
            }
        }
    }

    @Test
    void onceCaughtUpNothingIsBehind() {
        await().atMost(SOON).until(() -> sink.gauge("yan.storage.lag", "topic", Topics.MESSAGES.name()) == 0);
    }

    private void awaitKept(String group) {
        await().atMost(SOON).until(() -> log.isCaughtUp(group));
    }
}
