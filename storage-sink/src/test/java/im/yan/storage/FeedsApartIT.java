// SPDX-License-Identifier: Apache-2.0
package im.yan.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.schemas.EventShard;
import im.yan.testkit.TestServers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedsApartIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Log log = new Log();
    private final Cached cached = new Cached(TestServers.redis());

    @AfterEach
    void close() {
        log.close();
        cached.close();
    }

    @Test
    void whileOneTargetIsAwayTheOthersGoOnAndItMissesNothing() throws Exception {
        var conversation = Events.newConversation();
        var id = conversation.text();
        var user = Events.newUser();
        var tables = new Tables(TestServers.mysql().fresh("apart"));
        log.beginHere("apart");
        try (var elasticsearch = new Gate(TestServers.elasticsearch());
                var redis = new Gate(TestServers.redis());
                var found = new Found("apart");
                var sink = RunningSink.start(
                        tables.mysql(),
                        Map.of(
                                "YAN_ELASTICSEARCH", elasticsearch.url(),
                                "STORAGE_SEARCH_INDEX", "apart",
                                "YAN_REDIS", redis.url()))) {
            log.post(conversation, 1, 1);
            await().atMost(SOON)
                    .until(() -> found.in(conversation).size() == 1
                            && cached.recent(id).size() == 1);

            elasticsearch.shut();
            log.post(conversation, 2, 2);
            Accounts.insert(tables, user);

            await().atMost(SOON).until(() -> cached.recent(id).size() == 2);
            await().atMost(SOON).until(() -> Accounts.states(log, user).contains("ACTIVE"));
            await().atMost(SOON).until(() -> sink.count("yan.feed.failures", "feed", "search") >= 2);
            assertThat(sink.count("yan.feed.failures", "feed", "cache")).isZero();
            assertThat(found.in(conversation)).hasSize(1);

            redis.shut();
            elasticsearch.open();
            log.post(conversation, 3, 3);

            await().atMost(SOON).until(() -> found.in(conversation).size() == 3);
            assertThat(cached.recent(id)).hasSize(2);

            redis.open();

            await().atMost(SOON).until(() -> cached.recent(id).size() == 3);
            assertThat(sink.count("yan.feed.failures", "feed", "states")).isZero();
            assertThat(sink.isReady()).isTrue();
        }
    }

    @Test
    void aNewColumnStopsNoFeed() throws Exception {
        var conversation = Events.newConversation();
        var user = Events.newUser();
        var tables = new Tables(TestServers.mysql().fresh("altered"));
        log.beginHere("altered");
        Accounts.insert(tables, user);
        try (var found = new Found("altered");
                var sink = RunningSink.start(
                        tables.mysql(),
                        Map.of(
                                "YAN_ELASTICSEARCH", TestServers.elasticsearch(),
                                "STORAGE_SEARCH_INDEX", "altered",
                                "YAN_REDIS", TestServers.redis()))) {
            log.post(conversation, 1, 1);
            await().atMost(SOON)
                    .until(() -> found.in(conversation).size() == 1
                            && cached.recent(conversation.text()).size() == 1
                            && Accounts.states(log, user).contains("ACTIVE"));

            tables.execute("ALTER TABLE account ADD COLUMN nickname VARCHAR(8) NULL AFTER name");
            tables.execute("ALTER TABLE %s ADD COLUMN spare INT NOT NULL DEFAULT 7 FIRST"
                    .formatted(EventShard.tableOf(conversation.text())));
            tables.execute("UPDATE account SET nickname = 'N', status = 'DISABLED' WHERE user_id = " + user);
            log.write(Events.edited(conversation, 2, 1, "as ever"));

            await().atMost(SOON).untilAsserted(() -> {
                assertThat(found.in(conversation)).containsExactly("1 as ever");
                assertThat(cached.recent(conversation.text())).containsExactly(1L, 2L);
                assertThat(cached.hash("yan:profile:" + user)).containsEntry("status", "DISABLED");
                assertThat(Accounts.states(log, user)).containsExactly("ACTIVE", "DISABLED");
            });
            for (var feed : new String[] {"states", "search", "cache"}) {
                assertThat(sink.count("yan.feed.failures", "feed", feed)).isZero();
            }
        }
    }
}
