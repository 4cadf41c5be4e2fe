// SPDX-License-Identifier: Apache-2.0
package im.yan.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.schemas.ConversationId;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.InboxEntry;
import im.yan.servers.Watchdog;
import im.yan.testkit.TestServers;
import im.yan.testkit.guarantee.Run;
import im.yan.testkit.guarantee.Seen;
import im.yan.testkit.guarantee.Verdict;
import im.yan.testkit.guarantee.View;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The trap of Kafka pull request 12540: numbers assigned from a store that came back from its changelog a little too old are
 * assigned again. With our stores and settings, killed under load, no number may come twice or be left out.
 */
class KilledRouterIT {
    private static final List<ConversationId.Direct> CONVERSATIONS = LongStream.of(2_000, 2_010, 2_020, 2_030)
            .mapToObj(user -> ConversationId.direct(user, user + 1))
            .toList();
    private static final Set<String> NAMES =
            CONVERSATIONS.stream().map(ConversationId.Direct::text).collect(Collectors.toSet());
    // Enough that each life has committed many transactions and is amid another one.
    private static final int EVENTS_PER_LIFE = 300;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String kafka = TestServers.kafka();
    private final Path folder = Path.of("target", "killed-router").toAbsolutePath();
    private final Run run = new Run();
    private int committed;

    @Test
    void numbersGoOnWhereTheyWereWithTheStoresOnDiskAndWithoutThem() throws Exception {
        Files.createDirectories(folder);
        announceAccounts();
        var firstDisk = Files.createTempDirectory(folder, "state");
        var newDisk = Files.createTempDirectory(folder, "state");
        try (var watchdog = Watchdog.start();
                var load = new Load(kafka, run, CONVERSATIONS);
                var log = Committed.of(kafka, Topics.MESSAGES, event -> NAMES.contains(event.getConversationId()));
                var inbox = Committed.of(kafka, Topics.INBOX, KilledRouterIT::isOurs)) {
            load.start();
            liveAndBeKilled(firstDisk, log, watchdog);
            liveAndBeKilled(firstDisk, log, watchdog);
            // The third finds no stores and restores them from the changelogs, while commands pile up.
            liveAndBeKilled(newDisk, log, watchdog);
            try (var lastLife = RouterLife.begin(kafka, folder, newDisk, watchdog)) {
                load.stop();
                await().atMost(PATIENCE).pollInSameThread().until(() -> answersIn(inbox) >= load.records());

                noteLog(log);
                noteDevices(inbox);
                assertThat(lastLife.isAlive()).isTrue();
            }
        }

        Verdict.on(run).requireKept();
        assertThat(run.ackedCount()).isEqualTo(run.sentCount()).isGreaterThan(3 * EVENTS_PER_LIFE);
    }

    private void liveAndBeKilled(Path stateDir, Committed<ConversationEvent> log, Watchdog watchdog) throws Exception {
        try (var life = RouterLife.begin(kafka, folder, stateDir, watchdog)) {
            committed = log.atLeast(committed + EVENTS_PER_LIFE).size();
            life.kill();
        }
    }

    private void announceAccounts() {
        try (var writer = new Writer(kafka)) {
            for (var conversation : CONVERSATIONS) {
                writer.activeAccount(conversation.smaller());
                writer.activeAccount(conversation.larger());
            }
        }
    }

    private void noteLog(Committed<ConversationEvent> log) {
        var view = run.view("log", NAMES::contains);
        log.atLeast(run.sentCount());
        // Whatever there is beyond what should be.
        log.read().forEach(record -> view.saw(seen(record.value())));
    }

    private void noteDevices(Committed<InboxEntry> inbox) {
        var devices = devices();
        inbox.read().forEach(record -> note(record.value(), devices));
    }

    private Map<Long, View> devices() {
        var devices = new HashMap<Long, View>();
        for (var conversation : CONVERSATIONS) {
            for (var user : List.of(conversation.smaller(), conversation.larger())) {
                devices.put(user, run.view("device of " + user, conversation.text()::equals));
            }
        }
        return devices;
    }

    private void note(InboxEntry entry, Map<Long, View> devices) {
        var answered = entry.getAnswered();
        var event = entry.hasAnswered() ? answered.getEvent() : entry.getEvent();
        if (event.getSeq() > 0) {
            Objects.requireNonNull(devices.get(entry.getOwnerId())).saw(seen(event));
        }
        if (entry.hasAnswered()) {
            assertThat(answered.hasRefused()).isFalse();
            run.acked(new Run.Ack(
                    answered.getConversationId(),
                    answered.getClientMsgId(),
                    answered.getAccepted().getSeq()));
        }
    }

    private static long answersIn(Committed<InboxEntry> inbox) {
        return inbox.read().stream()
                .filter(record -> record.value().hasAnswered())
                .count();
    }

    private static boolean isOurs(InboxEntry entry) {
        return CONVERSATIONS.stream().anyMatch(conversation -> conversation.has(entry.getOwnerId()));
    }

    private static Seen seen(ConversationEvent event) {
        return new Seen(event.getConversationId(), event.getSeq(), event.getClientMsgId());
    }
}
