// SPDX-License-Identifier: Apache-2.0
package im.yan.router;

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
import im.yan.schemas.v1.InboxEntry;
import im.yan.testkit.TestServers;
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

    private static boolean isOf(ConversationId conversation, ConversationEvent event) {
        return event.getConversationId().equals(conversation.text());
    }
}
