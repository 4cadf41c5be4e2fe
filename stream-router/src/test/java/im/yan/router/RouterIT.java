// SPDX-License-Identifier: Apache-2.0
package im.yan.router;

import static im.yan.router.Commands.command;
import static im.yan.router.Commands.id;
import static im.yan.router.Commands.in;
import static im.yan.router.Commands.markRead;
import static im.yan.router.Commands.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.runtime.Service;
import im.yan.schemas.ConversationId;
import im.yan.schemas.Topic;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.CreateGroup;
import im.yan.schemas.v1.GroupSettings;
import im.yan.schemas.v1.InboxEntry;
import im.yan.testkit.TestServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The router as it runs, on a real Kafka. */
class RouterIT {
    private static final long ANN = 1_001;
    private static final long BEN = 1_002;
    private static final long CAT = 1_003;
    private static final byte[] GARBAGE = {-1, -1, -1};

    @TempDir
    private static Path stateDir;

    private static String kafka;
    private static Service router;

    @BeforeAll
    static void start() throws Exception {
        kafka = TestServers.kafka();
        try (var writer = new Writer(kafka)) {
            writer.activeAccount(ANN);
            writer.activeAccount(BEN);
            writer.activeAccount(CAT);
            // Before the start: the table is restored with it.
            writer.record(Topics.ACCOUNTS.name(), "1004", GARBAGE);
        }
        router = Service.start(
                "stream-router", Map.of("YAN_KAFKA", kafka, "YAN_STATE_DIR", stateDir.toString()), RouterMain::wire);
        await().atMost(Duration.ofSeconds(60)).until(() -> router.health().isReady());
    }

    @AfterAll
    static void stop() {
        router.close();
    }

    @Test
    void aMessageAndItsReadingAreCommittedWhereOthersReadThem() {
        var chat = ConversationId.direct(ANN, BEN);
        try (var writer = new Writer(kafka);
                var log = Committed.of(kafka, Topics.MESSAGES, event -> isOf(chat, event));
                var inbox = Committed.of(kafka, Topics.INBOX, entry -> entry.getOwnerId() == ANN);
                var receipts = Committed.of(
                        kafka, Topics.RECEIPTS, receipt -> receipt.getRead().getUserId() == BEN)) {
            writer.command(in(chat, send(ANN, 1)));
            writer.command(in(chat, markRead(BEN, 1, 1)));

            var event = log.valuesOfAtLeast(1).getFirst();
            assertThat(event.getSeq()).isEqualTo(1);
            assertThat(event.getClientMsgId()).isEqualTo(id(1));
            assertThat(inbox.valuesOfAtLeast(2))
                    .extracting(InboxEntry::getKindCase)
                    .containsExactly(InboxEntry.KindCase.ANSWERED, InboxEntry.KindCase.READ);
            var receipt = receipts.atLeast(1).getFirst();
            assertThat(receipt.key()).isEqualTo(BEN + "/" + chat.text() + "/read");
            assertThat(receipt.partition()).isEqualTo(Topic.partitionOf(Long.toString(BEN), 2));
        }
    }

    @Test
    void aGroupIsFoundedAndItsMembersHearOfEachOther() {
        var founding = id(77);
        var group = ConversationId.groupOf(ANN, founding);
        var found = command(ANN)
                .setConversationId(group.text())
                .setClientMsgId(founding)
                .setCreateGroup(CreateGroup.newBuilder()
                        .setSettings(GroupSettings.newBuilder().setName("walkers"))
                        .addMemberIds(BEN)
                        .addMemberIds(CAT))
                .build();
        try (var writer = new Writer(kafka);
                var log = Committed.of(kafka, Topics.MESSAGES, event -> isOf(group, event));
                var inbox = Committed.of(
                        kafka,
                        Topics.INBOX,
                        entry -> entry.getOwnerId() == CAT
                                && (isOf(group, entry.getEvent())
                                        || entry.getMembership()
                                                .getConversationId()
                                                .equals(group.text())));
                var broadcasts = Committed.of(
                        kafka,
                        Topics.BROADCASTS,
                        broadcast -> broadcast.getConversationId().equals(group.text()))) {
            writer.command(found);
            writer.command(in(group, send(BEN, 78)));

            assertThat(log.valuesOfAtLeast(2))
                    .extracting(ConversationEvent::getKindCase)
                    .containsExactly(
                            ConversationEvent.KindCase.GROUP_CREATED, ConversationEvent.KindCase.MESSAGE_POSTED);
            assertThat(inbox.valuesOfAtLeast(3))
                    .extracting(InboxEntry::getKindCase)
                    .containsExactly(
                            InboxEntry.KindCase.MEMBERSHIP, InboxEntry.KindCase.EVENT, InboxEntry.KindCase.EVENT);
            assertThat(broadcasts.valuesOfAtLeast(1).getFirst().getRoster().getMemberIdsList())
                    .containsExactly(ANN, BEN, CAT);
        }
    }

    @Test
    void garbageGoesAsideAndTheNextCommandIsDecided() {
        var chat = ConversationId.direct(BEN, CAT);
        try (var writer = new Writer(kafka);
                var log = Committed.of(kafka, Topics.MESSAGES, event -> isOf(chat, event));
                var dead = Committed.deadLetters(
                        kafka, Topics.COMMANDS, letter -> chat.text().equals(letter.key()))) {
            writer.record(Topics.ACCOUNTS.name(), "1005", GARBAGE);
            writer.record(Topics.COMMANDS.name(), chat.text(), GARBAGE);
            writer.record(Topics.COMMANDS.name(), chat.text(), new byte[1024 * 1024 - 200]);
            writer.command(in(chat, send(-5, 1)));
            writer.command(in(chat, send(BEN, 2)));

            assertThat(log.valuesOfAtLeast(1).getFirst().getClientMsgId()).isEqualTo(id(2));
            assertThat(dead.atLeast(3)).hasSize(3);
            assertThat(router.health().isReady()).isTrue();
        }
    }

    @Test
    void whatItDecidedCanBeScraped() throws Exception {
        try (var writer = new Writer(kafka);
                var inbox = Committed.of(kafka, Topics.INBOX, entry -> entry.getOwnerId() == CAT)) {
            writer.command(in(ConversationId.direct(ANN, BEN), send(CAT, 1)));

            assertThat(inbox.atLeast(1)).hasSize(1);
            assertThat(scrape())
                    .contains("yan_router_commands_total{code=\"NOT_A_MEMBER\",outcome=\"refused\","
                            + "service=\"stream-router\"} 1.0");
        }
    }

    private static String scrape() throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + router.managementPort() + "/metrics");
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static boolean isOf(ConversationId conversation, ConversationEvent event) {
        return event.getConversationId().equals(conversation.text());
    }
}
