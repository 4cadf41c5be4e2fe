// SPDX-License-Identifier: Apache-2.0
package im.yan.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.schemas.ConversationId;
import im.yan.schemas.EventShard;
import im.yan.schemas.Topics;
import im.yan.storage.mysql.KeptTables;
import im.yan.testkit.TestLayout;
import im.yan.testkit.TestMysql;
import im.yan.testkit.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With half of the messages on a second server the log is kept, and carried onward, as with one. */
class LayoutIT {
    private static final Duration SOON = Duration.ofSeconds(120);
    private static final int GROUPS = 12;
    private static final int STEPS = 150;

    private final Log log = new Log();
    private final Cached cached = new Cached(TestServers.redis());

    @AfterEach
    void close() {
        log.close();
        cached.close();
    }

    @Test
    void theSameRowsAreKeptWhereTheLayoutSays() throws Exception {
        var one = TestServers.mysql().fresh("layout_one");
        var layout = TestLayout.fresh("kept_apart");
        log.beginHere("layout_one");
        log.beginHere("kept_apart_first");
        writeGroups();
        var narrow = conversation(layout, layout.second());
        log.write(Events.posted(narrow, 1), Events.posted(narrow, 2, "x".repeat(2_000)), Events.posted(narrow, 3));
        for (var mysql : List.of(one, layout.second())) {
            new Tables(mysql)
                    .execute(
                            "ALTER TABLE %s MODIFY event VARBINARY(1500)".formatted(EventShard.tableOf(narrow.text())));
        }

        try (var onOne = RunningSink.keeping(one, "layout_one");
                var onTwo = RunningSink.start(layout.first(), layoutOf(layout, Map.of("STORAGE_FEED", "false")))) {
            await().atMost(SOON).until(() -> log.isCaughtUp("layout_one") && log.isCaughtUp("kept_apart_first"));
            assertThat(onTwo.isReady()).isTrue();
            assertThat(onTwo.count("yan.storage.dead", "topic", Topics.MESSAGES.name()))
                    .isEqualTo(onOne.count("yan.storage.dead", "topic", Topics.MESSAGES.name()))
                    .isPositive();
        }

        var together = new Tables(one).checksums();
        var apart = Map.of(
                layout.first(), new Tables(layout.first()).checksums(),
                layout.second(), new Tables(layout.second()).checksums());
        for (var table : KeptTables.NAMES) {
            assertThat(Objects.requireNonNull(apart.get(layout.of(table))).get(table))
                    .as(table)
                    .isEqualTo(together.get(table));
            assertThat(new Tables(layout.notOf(table)).text("SELECT COUNT(*) FROM " + table))
                    .as(table)
                    .isEqualTo("0");
        }
        assertThat(new Tables(one).text("SELECT COUNT(*) FROM conversation_event_08"))
                .isNotEqualTo("0");
    }

    @Test
    void eachServersMessagesAreCarriedOnwardByAFeedOfItsOwn() throws Exception {
        var layout = TestLayout.fresh("fed");
        var onFirst = conversation(layout, layout.first());
        var onSecond = conversation(layout, layout.second());
        var user = Events.newUser();
        Accounts.insert(new Tables(layout.first()), user);
        log.beginHere("fed_first");
        log.write(Events.posted(onFirst, 1, "on the first"), Events.posted(onSecond, 1, "on the second"));
        log.write(Events.edited(onSecond, 2, 1, "on the second, edited"), Events.posted(onSecond, 3, "more"));
        var targets = Map.of(
                "YAN_REDIS",
                TestServers.redis(),
                "YAN_ELASTICSEARCH",
                TestServers.elasticsearch(),
                "STORAGE_SEARCH_INDEX",
                "fed",
                "STORAGE_RECENT_WINDOW",
                "10");
        var further = new HashMap<>(targets);
        further.putAll(Map.of("STORAGE_LOG", "false", "STORAGE_FEED_STATES", "false"));

        try (var sink = RunningSink.start(layout.first(), layoutOf(layout, targets));
                var feeder = RunningSink.start(layout.second(), further)) {
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(cached.recent(onFirst.text())).containsExactly(1L);
                assertThat(cached.recent(onSecond.text())).containsExactly(1L, 2L, 3L);
                assertThat(log.records(Topics.ACCOUNTS.name(), Long.toString(user)))
                        .hasSize(1);
            });
            assertThat(feeder.isReady()).isTrue();

            cached.flush();
            log.post(onSecond, 4, 4);

            await().atMost(SOON).untilAsserted(() -> {
                assertThat(cached.recent(onFirst.text())).containsExactly(1L);
                assertThat(cached.recent(onSecond.text())).containsExactly(1L, 2L, 3L, 4L);
                assertThat(cached.hash("yan:head:{" + onSecond.text() + "}")).containsEntry("head_seq", "4");
            });
            assertThat(sink.gauge("yan.feed.leader", "feed", "cache")).isEqualTo(1);
            assertThat(feeder.gauge("yan.feed.leader", "feed", "cache")).isEqualTo(1);
        }
    }

    private void writeGroups() {
        var groups = new ArrayList<RandomGroup>();
        for (var i = 0; i < GROUPS; i++) {
            groups.add(new RandomGroup(new Random(i), log::write));
        }
        for (var i = 0; i < STEPS; i++) {
            groups.get(i % GROUPS).step();
        }
        log.flush();
    }

    private static ConversationId.Direct conversation(TestLayout layout, TestMysql where) {
        return Stream.generate(Events::newConversation)
                .filter(some -> layout.of(EventShard.tableOf(some.text())).equals(where))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> layoutOf(TestLayout layout, Map<String, String> more) {
        var variables = new HashMap<>(more);
        variables.put("YAN_MYSQL_JDBC", layout.jdbcUrl());
        return variables;
    }
}
