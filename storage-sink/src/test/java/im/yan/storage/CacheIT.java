// SPDX-License-Identifier: Apache-2.0
package im.yan.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.schemas.ConversationId;
import im.yan.testkit.TestMysql;
import im.yan.testkit.TestServers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CacheIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final long WEEK_SECONDS = 7 * 24 * 3600;

    private final Log log = new Log();
    private final Cached cached = new Cached(TestServers.redis());
    private final ConversationId.Direct conversation = Events.newConversation();
    private final String id = conversation.text();

    @AfterEach
    void close() {
        log.close();
        cached.close();
    }

    @Test
    void theCacheHoldsTheNewestEventsTheHeadAndWhoTakesPart() throws Exception {
        var mysql = TestServers.mysql().fresh("cache");
        log.beginHere("cache");
        log.post(conversation, 1, 30);
        keep(mysql);
        Accounts.insert(new Tables(mysql), conversation.smaller());
        try (var sink = caching(mysql)) {
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(cached.recent(id)).isEqualTo(numbers(21, 30));
                // The window, a conversation, its two and an account: what the window leaves out was not even read.
                assertThat(sink.count("yan.feed.events", "feed", "cache")).isEqualTo(10 + 1 + 2 + 1);
            });

            log.post(conversation, 31, 32);
            log.write(Events.edited(conversation, 33, 31, "better"), Events.recalled(conversation, 34, 32));
            log.read(conversation, conversation.larger(), 31);

            await().atMost(SOON).untilAsserted(() -> {
                assertThat(cached.recent(id)).isEqualTo(numbers(25, 34));
                assertThat(changed(31)).isEqualTo("0/33");
                assertThat(changed(32)).isEqualTo("34/0");
                assertThat(cached.hash(member(conversation.larger()))).containsEntry("read_seq", "31");
                assertThat(cached.hash("yan:recent:{" + id + "}")).containsEntry("floor", "25");
                assertThat(event(30)).isEqualTo(Events.posted(conversation, 30).toByteArray());
                assertThat(cached.hash("yan:head:{" + id + "}"))
                        .containsEntry("head_seq", "34")
                        .containsEntry("last_time_millis", "1700000000034");
                assertThat(cached.hash(member(conversation.smaller())))
                        .containsEntry("member", "1")
                        .containsEntry("visible_from_seq", "1");
                assertThat(cached.hash("yan:profile:" + conversation.smaller()))
                        .containsEntry("display_name", "U")
                        .containsEntry("status", "ACTIVE");
            });
            assertThat(cached.secondsToLive("yan:recent:{" + id + "}")).isBetween(WEEK_SECONDS - 60, WEEK_SECONDS);
            assertThat(cached.secondsToLive("yan:profile:" + conversation.smaller()))
                    .isBetween(WEEK_SECONDS - 60, WEEK_SECONDS);
            assertThat(sink.count("yan.feed.failures", "feed", "cache")).isZero();
            var delay = sink.service()
                    .metrics()
                    .get("yan.feed.delay")
                    .tag("feed", "cache")
                    .timer();
            await().atMost(SOON).until(() -> delay.count() >= 4);
        }
    }

    @Test
    void aMarkSaysThatAllIsThereThatWasCommittedBeforeIt() throws Exception {
        var tables = new Tables(TestServers.mysql().fresh("cache-fresh"));
        log.beginHere("cache-fresh");
        // A snapshot finds it, and says nothing by it.
        tables.execute("INSERT INTO feed_beat VALUES ('cache', 9000000000000)");
        try (var sink = caching(tables.mysql())) {
            for (var i = 0; i < 3; i++) {
                var user = Events.newConversation().smaller();
                Accounts.insert(tables, user);
                var committed = System.currentTimeMillis();

                await().atMost(SOON).until(() -> mark() > committed);

                assertThat(cached.hash("yan:profile:" + user)).isNotEmpty();
                assertThat(mark()).isLessThanOrEqualTo(System.currentTimeMillis());
            }
            assertThat(sink.count("yan.feed.events", "feed", "cache")).isEqualTo(3);
        }
    }

    private long mark() {
        return cached.text("yan:feed:cache:fresh").map(Long::valueOf).orElse(0L);
    }

    @Test
    void anEmptiedRedisIsFilledAgain() throws Exception {
        var mysql = TestServers.mysql().fresh("cache-again");
        log.beginHere("cache-again");
        log.post(conversation, 1, 5);
        keep(mysql);
        try (var sink = caching(mysql)) {
            await().atMost(SOON)
                    .until(() -> cached.recent(id).size() == 5
                            && !cached.hash(member(conversation.smaller())).isEmpty());
            var member = cached.hash(member(conversation.smaller()));

            cached.flush();

            await().atMost(SOON).untilAsserted(() -> {
                assertThat(cached.recent(id)).isEqualTo(numbers(1, 5));
                var again = cached.hash(member(conversation.smaller()));
                assertThat(again).hasSameSizeAs(member).containsEntry("read_seq", member.get("read_seq"));
            });
            assertThat(sink.isReady()).isTrue();
        }
    }

    @Test
    void aRowThatIsGoneFromMysqlIsGoneFromTheCache() throws Exception {
        var tables = new Tables(TestServers.mysql().fresh("cache-gone"));
        log.beginHere("cache-gone");
        Accounts.insert(tables, conversation.smaller());
        try (var sink = caching(tables.mysql())) {
            var profile = "yan:profile:" + conversation.smaller();
            await().atMost(SOON).until(() -> !cached.hash(profile).isEmpty());
            assertThat(sink.gauge("yan.feed.leader", "feed", "cache")).isEqualTo(1);

            tables.execute("UPDATE account SET display_name = 'New' WHERE user_id = " + conversation.smaller());
            await().atMost(SOON).until(() -> "New".equals(cached.hash(profile).get("display_name")));
            tables.execute("DELETE FROM account WHERE user_id = " + conversation.smaller());

            await().atMost(SOON).until(() -> cached.hash(profile).isEmpty());
        }
    }

    private void keep(TestMysql mysql) throws Exception {
        try (var sink = RunningSink.keeping(mysql, mysql.database())) {
            await().atMost(SOON).until(() -> sink.isReady() && log.isCaughtUp(mysql.database()));
        }
    }

    private static RunningSink caching(TestMysql mysql) throws Exception {
        return RunningSink.start(mysql, Map.of("YAN_REDIS", TestServers.redis(), "STORAGE_RECENT_WINDOW", "10"));
    }

    private String member(long user) {
        return "yan:member:{" + id + "}:" + user;
    }

    /** Recalled and edited by which events. */
    private String changed(long seq) {
        var value = ByteBuffer.wrap(cached.raw("yan:recent:{" + id + "}").get(Long.toString(seq)));
        return value.getLong() + "/" + value.getLong();
    }

    private byte[] event(long seq) {
        var value = ByteBuffer.wrap(cached.raw("yan:recent:{" + id + "}").get(Long.toString(seq)))
                .position(2 * Long.BYTES);
        var event = new byte[value.remaining()];
        value.get(event);
        return event;
    }

    private static List<Long> numbers(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}
